import { style } from './markup.ts';

/** Of the page around the charts; its colours are those of the charts. */
export const PAGE = style(`
body{margin:0;background:var(--page);color:var(--ink);font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:1120px;margin:0 auto;padding:24px}
h1{font-size:22px;line-height:1.3;margin:0;overflow-wrap:anywhere}h2{font-size:16px;margin:24px 0 8px}.lead{color:var(--quiet);margin:4px 0 20px}
.charts{display:grid;grid-template-columns:minmax(0,620fr) minmax(0,440fr);gap:16px;align-items:start}.charts>div{display:grid;gap:16px}
.charts svg{display:block;width:100%;height:auto}
.scroll{overflow-x:auto;background:var(--panel);border-radius:8px;margin-block:16px;padding:12px 20px}.scroll:focus-visible{outline:2px solid var(--s0)}
table{border-collapse:collapse;inline-size:100%;font-variant-numeric:tabular-nums}caption{text-align:start;font-weight:600;font-size:15px;padding-block-end:8px}
th,td{text-align:end;padding:8px 10px;border-block-start:1px solid var(--line);vertical-align:top;white-space:nowrap}
thead th{border:0;color:var(--quiet);font-weight:500;vertical-align:bottom;white-space:normal}th:first-child{text-align:start;padding-inline-start:0}tbody th{font-weight:600}
.range{display:block;color:var(--quiet);font-size:12px;font-weight:400}td b{font-weight:600}
.badge{display:inline-block;min-inline-size:20px;line-height:20px;border-radius:10px;text-align:center;font-size:12px;font-weight:700;color:var(--on);margin-inline-end:8px}
.s0.badge{background:var(--s0)}.s1.badge{background:var(--s1)}.s2.badge{background:var(--s2)}.s3.badge{background:var(--s3)}.s4.badge{background:var(--s4)}
details{background:var(--panel);border-radius:8px;margin-block:8px;padding:12px 20px}summary{cursor:pointer;font-weight:600}
ol{margin:12px 0 4px;padding-inline-start:24px}li{margin-block:4px}code{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.notes{color:var(--quiet);padding-inline-start:20px}
@media (max-width:800px){.charts{grid-template-columns:minmax(0,1fr)}}
@media print{main{max-width:none}details{break-inside:avoid}}
`);
