/** Tuesday 2027-03-16, 14:20 UTC: when every picture was taken. Milliseconds since 1970. */
export const NOW = Date.UTC(2027, 2, 16, 14, 20);
