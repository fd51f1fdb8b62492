import { z } from 'zod';

// Imported before any schema is made: zod would otherwise try `Function('')` once to see whether it may,
// which the content policy refuses and logs as a violation.
z.config({ jitless: true });
