-- what it is: the memory of what was done to a bag under which id (bag_commands) is for repetitions: a form that is sent twice, a scan after
-- a dead spot. It is forgotten with its time, by the same round as everything else (law.retention).

-- indexes
create index bag_commands_to_forget on app.bag_commands (store_id, done_at);                -- the clock

-- who may see and change it
create policy "the door finds what nobody repeats" on app.bag_commands for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
create policy "the door forgets" on app.bag_commands for delete to vitrine_doorkeeper using (store_id = (select app.store_id()));
grant select (store_id, id, done_at), delete on app.bag_commands to vitrine_doorkeeper;
