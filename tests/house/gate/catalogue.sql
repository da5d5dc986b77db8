-- what it is: the gate of the catalogue. Every row is a finding (what, where); an empty answer means that the fences stand.
-- It reads the catalogue only, so it is right for tables that nobody has thought of yet. Waivers stand in waivers.toml.
with ours as (
    select c.oid, n.nspname as schema, c.relname as name, c.relkind as kind, c.relrowsecurity as fenced, c.relforcerowsecurity as forced,
        c.relispartition as part, c.relacl as acl, c.relowner as owner, c.reloptions as options, c.oid::regclass::text as place
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('app', 'auth', 'job', 'law')
), tables as (
    select * from ours where kind in ('r', 'p')
), columns as (
    select t.place, t.schema, t.name as table_name, a.* from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
), grants as (
    select t.oid, t.place, t.part, g.grantee, g.privilege_type as verb from tables t, aclexplode(t.acl) g where g.grantee <> t.owner
    union select t.oid, t.place, t.part, g.grantee, g.privilege_type from tables t join pg_attribute a on a.attrelid = t.oid, aclexplode(a.attacl) g where g.grantee <> t.owner
), policies as (
    select p.*, t.place || ' "' || p.polname || '"' as place, t.schema, t.oid as table_oid, pg_get_expr(p.polqual, p.polrelid) as sees, pg_get_expr(p.polwithcheck, p.polrelid) as writes,
        case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE' when 'd' then 'DELETE' end as verb
    from pg_policy p join tables t on t.oid = p.polrelid
), sides as (
    select place, schema, verb, e.side from policies, unnest(array[sees, writes]) as e (side) where e.side is not null
), constraints as (
    select c.*, t.place, t.schema, t.name as table_name from pg_constraint c join tables t on t.oid = c.conrelid
), functions as (
    select p.*, p.oid::regprocedure::text as place, p.proowner::regrole::text as owner from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('app', 'auth', 'job', 'law')
), roles as (
    select r.*, r.rolname in ('vitrine_keeper', 'vitrine_doorkeeper') as makes, r.rolname not in ('vitrine_keeper', 'vitrine_doorkeeper', 'vitrine_ddl', 'vitrine_web') as acts
    from pg_roles r where r.rolname like 'vitrine\_%'
)
-- tables
select 'table without a forced fence' as finding, place from tables where not (fenced and forced)
union all select 'table without a comment', place from tables where obj_description(oid, 'pg_class') is null
union all select 'schema without a comment', nspname from pg_namespace where nspname in ('app', 'auth', 'job', 'law') and obj_description(oid, 'pg_namespace') is null
union all select 'table without store_id', place from tables t where schema <> 'law' and not exists (select 1 from columns c where c.attrelid = t.oid and c.attname = 'store_id' and c.attnotnull and c.atttypid = 'uuid'::regtype)
union all select 'primary key does not begin with store_id', place from tables t where schema <> 'law' and not exists (
    select 1 from pg_index i join columns c on c.attrelid = t.oid and c.attnum = i.indkey[0] where i.indrelid = t.oid and i.indisprimary and c.attname = 'store_id')
union all select 'table of another owner', place from tables where owner <> 'vitrine_ddl'::regrole
union all select 'history that may be rewritten', t.place from tables t where (t.name like '%\_history' or t.name = 'events') and exists (
    select 1 from (values (2 | 8), (2 | 16), (2 | 32)) as must (bits) where not exists (
        select 1 from pg_trigger g where g.tgrelid = t.oid and g.tgfoid = 'app.refuse()'::regprocedure and g.tgtype & must.bits = must.bits and g.tgenabled <> 'D' and g.tgqual is null))
-- grants
union all select 'grant to everybody', place || ' ' || verb from grants where grantee = 0
union all select 'grant to the login itself', place || ' ' || verb from grants where grantee = 'vitrine_web'::regrole
union all select 'grant that row security does not see', place || ' ' || verb || ' to ' || grantee::regrole from grants where verb in ('TRUNCATE', 'REFERENCES', 'TRIGGER')
union all select 'grant on a partition', place || ' to ' || grantee::regrole from grants where part
union all select 'grant without a policy', g.place || ' ' || g.verb || ' to ' || g.grantee::regrole from grants g where g.verb in ('SELECT', 'INSERT', 'UPDATE', 'DELETE') and g.grantee <> 0
    and not exists (select 1 from policies p where p.table_oid = g.oid and p.polpermissive and g.grantee = any (p.polroles) and (p.polcmd = '*' or p.verb = g.verb))
union all select 'grant to create', n.nspname || ' to ' || g.grantee::regrole from pg_namespace n, aclexplode(n.nspacl) g
    where n.nspname in ('app', 'auth', 'job', 'law', 'ext', 'ops', 'public') and g.privilege_type = 'CREATE' and g.grantee <> n.nspowner and not (n.nspname in ('app', 'auth') and g.grantee in (select oid from roles where makes))
union all select 'schema open to everybody', n.nspname from pg_namespace n, aclexplode(n.nspacl) g where n.nspname in ('app', 'auth', 'job', 'law', 'ext', 'ops') and (g.grantee = 0 or g.grantee = 'vitrine_web'::regrole)
-- policies
union all select 'policy without a grant', p.place || ' to ' || r.r::regrole from policies p, unnest(p.polroles) as r (r) where r.r <> 0 and r.r <> 'vitrine_ddl'::regrole
    and not exists (select 1 from grants g where g.oid = p.table_oid and g.grantee = r.r and (p.polcmd = '*' or g.verb = p.verb))
union all select 'policy for everybody', place from policies where 0 = any (polroles)
union all select 'policy for a login', place from policies where 'vitrine_web'::regrole = any (polroles)
union all select 'policy that is always true', place from sides where verb is distinct from 'SELECT' and side ~* '^\(*(true|1 ?= ?1)\)*$'
union all select 'policy without the store''s fence', place from sides where schema <> 'law'
    and side !~ '^\(store_id = \( SELECT app\.store_id\(\) AS store_id\)\)$' and side !~ '^\(\(store_id = \( SELECT app\.store_id\(\) AS store_id\)\) AND .*\)$'
union all select 'policy that reads settings itself', place from sides where side ~* 'current_setting'
union all select 'policy with an operator that keeps indexes out', p.place || ' ' || o.oid::regoperator from policies p, unnest(array[p.polqual::text, p.polwithcheck::text]) as node (tree),
    regexp_matches(node.tree, ':opno (\d+)', 'g') as m (found) join pg_operator o on o.oid = m.found[1]::oid join pg_proc f on f.oid = o.oprcode where not f.proleakproof
-- views, functions
union all select 'view with its owner''s eyes', place from ours where kind = 'v' and not coalesce(options && array['security_invoker=true', 'security_invoker=on'], false)
union all select 'rows out of the fence''s reach', o.place || ' to ' || g.grantee::regrole from ours o, aclexplode(o.acl) g where o.kind in ('m', 'f') and g.grantee <> o.owner
-- a body that was parsed when it was written (begin atomic, return) looks nothing up any more
union all select 'function without a fixed search_path', place from functions where (prosqlbody is null or prosecdef) and not coalesce('search_path=pg_catalog, pg_temp' = any (proconfig), false)
union all select 'function of a wrong owner', place || ' of ' || owner from functions where prosecdef <> (owner in ('vitrine_keeper', 'vitrine_doorkeeper'))
union all select 'function that everybody may call', place from functions f where f.proacl is null or exists (select 1 from aclexplode(f.proacl) g where g.grantee = 0)
union all select 'function that the login may call', place from functions f, aclexplode(f.proacl) g where g.grantee = 'vitrine_web'::regrole
-- constraints and indexes
union all select 'constraint without a name of its own', c.place || ' ' || c.conname from constraints c where not starts_with(c.conname, c.table_name || '_') or c.conname ~ '_(fkey|pkey|key|check|excl)\d*$'
union all select 'foreign key that changes other rows', place || ' ' || conname from constraints where contype = 'f' and (confdeltype not in ('a', 'r') or confupdtype not in ('a', 'r'))
union all select 'foreign key into another store', c.place || ' ' || c.conname from constraints c where contype = 'f' and not exists (
    select 1 from generate_subscripts(c.conkey, 1) i join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[i] join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[i]
    where a.attname = 'store_id' and b.attname = 'store_id')
union all select 'foreign key without an index', c.place || ' ' || c.conname from constraints c where c.contype = 'f' and not exists (
    select 1 from pg_index i where i.indrelid = c.conrelid and i.indisvalid and i.indpred is null and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)
union all select 'constraint that is not enforced', place || ' ' || conname from constraints where not convalidated
union all select 'index that is not valid', indexrelid::regclass::text from pg_index where not indisvalid
-- who they are
union all select 'role with power over the server', rolname from roles where rolsuper or rolbypassrls or rolreplication or rolcreaterole or rolcreatedb
union all select 'role that logs in', rolname from roles where rolcanlogin and rolname <> 'vitrine_web'
union all select 'login that inherits', rolname from roles where rolname = 'vitrine_web' and rolinherit
union all select 'role that owns tables', r.rolname from roles r where r.rolname <> 'vitrine_ddl' and exists (select 1 from pg_class c where c.relowner = r.oid)
union all select 'role that owns functions', r.rolname from roles r where (r.acts or r.rolname = 'vitrine_web') and exists (select 1 from pg_proc f where f.proowner = r.oid)
union all select 'membership', m.member::regrole || ' in ' || m.roleid::regrole from pg_auth_members m
    where (m.member in (select oid from roles) or m.roleid in (select oid from roles where rolname in ('vitrine_ddl', 'vitrine_keeper', 'vitrine_doorkeeper', 'vitrine_web')))
    and not (m.member = 'vitrine_web'::regrole and m.roleid in (select oid from roles where acts) and not m.admin_option)
    and not (m.member = 'vitrine_ddl'::regrole and m.roleid in (select oid from roles where makes))
order by 1, 2
