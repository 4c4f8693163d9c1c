import { join } from 'node:path'; import { readFileSync } from 'node:fs';
import pg from 'pg';
import { acquireEmbeddedPostgres } from '../dist/libs/platform/src/index.js';
import { countTrays, pageOfTray } from '../dist/libs/routing/src/trays/trays.queries.js';
import { REFERRAL_HOLDINGS, TO_REFER, TO_NOTIFY, URGENT_PETITIONS_TO_REFER } from '../dist/libs/routing/src/trays/holdings.js';
const server = await acquireEmbeddedPostgres(join(process.argv[2],'postgres'),{adopt:false});
const client = new pg.Client({connectionString: server.url}); await client.connect();
if (process.argv[3]==='upgrade') { await client.query(readFileSync('/tmp/w/trays-bench/upgrade.sql','utf8')); await client.query('VACUUM ANALYZE waiting_referral'); }
const show = process.argv[4];
const source = { query: async (sql, values) => {
  let best; let plan;
  for (let i=0;i<4;i++){ const r = await client.query('EXPLAIN (ANALYZE, BUFFERS) '+sql, values); plan=r.rows.map(x=>x['QUERY PLAN']).join('\n'); const ms=+/Execution Time: ([\d.]+)/.exec(plan)[1]; const p=+/Planning Time: ([\d.]+)/.exec(plan)[1]; if(!best||ms+p<best[0]+best[1]) best=[ms,p]; }
  source.last = best; source.plan = plan; return []; } };
const { rows:[me] } = await client.query("select id from person where username='turna1'");
const { rows:[dep] } = await client.query("select id, department_id from person where username='acusa1'");
const today=(await client.query("select current_date::text d, (current_date+4)::text s")).rows[0];
const base = { days:{today:today.d,soon:today.s}, zone:'America/Mexico_City' };
const all = { ...REFERRAL_HOLDINGS, to_refer: TO_REFER, to_notify: TO_NOTIFY };
const scopes = { office:[{departmentId:null},{}], person:[{departmentId:null},{persona:String(me.id)}], department:[{departmentId:null},{dependencia:'dep4'}], own:[{departmentId:dep.department_id},{}], words:[{departmentId:null},{palabras:'bacheo'}] };
for (const [scope,[actor,filter]] of Object.entries(scopes)) {
  const line=[];
  for (const [k,h] of Object.entries(all)) {
    await pageOfTray(source,h,{...base,actor,filter},{},25); const a=source.last; if(show===`${scope}/${k}`) console.log(source.plan);
    let b=['-','-']; if(!h.history){ await countTrays(source,{[k]:h},{...base,actor,filter}).catch(()=>{}); b=source.last; if(show===`${scope}/${k}#`) console.log(source.plan);}
    line.push(`${k} ${a[0].toFixed(1)}+${a[1].toFixed(1)} count ${b[0]===('-')?'-':b[0].toFixed(1)+'+'+b[1].toFixed(1)}`);
  }
  console.log(scope+':\n  '+line.join('\n  '));
}
await client.end(); await server.stop();
