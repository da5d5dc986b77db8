-- what it is: money that goes back by other ways than it was thought of at first. What the seeder tells of as paid stands in the books of
-- the sandbox bank, which stays a stranger that reads none of the shop's tables; and what was paid at the counter goes back at the counter.

-- who may see and change it
grant usage on schema job to vitrine_seeder;
create policy "the seeder tells what was paid long ago" on job.sandbox_intents for insert to vitrine_seeder with check (store_id = (select app.store_id()));
grant insert (store_id, id, amount_minor, currency, reference, return_url, webhook_url, state, created_at) on job.sandbox_intents to vitrine_seeder;

-- the law: the trigger of refunds lets it be for payments of the counter alone
insert into law.transitions (machine, from_state, to_state, actor)
select 'refund', 'asked', 'done', a from unnest('{attendant,finance,owner}'::text[]) as a;
