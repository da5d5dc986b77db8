-- what it is: the logins and roles of the whole cluster, made before the first migration and on every start (idempotent).
-- vitrine_web is the only login of the server: it inherits nothing and has no grant of its own. Each transaction takes
-- exactly one of the other roles for its own length (src/server/db/tx.rs). Nothing here may be a superuser or bypass RLS.

do $roles$
declare
    wanted text;
begin
    -- people, technical roles, owners of definer functions, owner of the tables
    foreach wanted in array array[
        'vitrine_guest', 'vitrine_customer', 'vitrine_consignor', 'vitrine_courier', 'vitrine_attendant', 'vitrine_finance', 'vitrine_owner',
        'vitrine_gateway', 'vitrine_worker', 'vitrine_seeder', 'vitrine_door', 'vitrine_sandbox',
        'vitrine_keeper', 'vitrine_doorkeeper'
    ] loop
        if not exists (select 1 from pg_roles where rolname = wanted) then
            begin
                execute format('create role %I nologin noinherit', wanted);
            exception when duplicate_object or unique_violation then
                null; -- another process starts at the same moment
            end;
        end if;
    end loop;
    -- owns every table; inherits from the owners of definer functions, so that it can replace what they own
    if not exists (select 1 from pg_roles where rolname = 'vitrine_ddl') then
        begin
            create role vitrine_ddl nologin inherit;
        exception when duplicate_object or unique_violation then
            null;
        end;
    end if;
    if not exists (select 1 from pg_roles where rolname = 'vitrine_web') then
        begin
            create role vitrine_web login noinherit;
        exception when duplicate_object or unique_violation then
            null;
        end;
    end if;
    -- what the login may become; never an owner of tables or functions
    foreach wanted in array array[
        'vitrine_guest', 'vitrine_customer', 'vitrine_consignor', 'vitrine_courier', 'vitrine_attendant', 'vitrine_finance', 'vitrine_owner',
        'vitrine_gateway', 'vitrine_worker', 'vitrine_seeder', 'vitrine_door', 'vitrine_sandbox'
    ] loop
        if not pg_has_role('vitrine_web', wanted, 'member') then
            execute format('grant %I to vitrine_web', wanted);
        end if;
    end loop;
    -- functions are created by the owner of the tables and handed to their purpose roles
    foreach wanted in array array['vitrine_keeper', 'vitrine_doorkeeper'] loop
        if not pg_has_role('vitrine_ddl', wanted, 'member') then
            execute format('grant %I to vitrine_ddl', wanted);
        end if;
    end loop;
end
$roles$;
