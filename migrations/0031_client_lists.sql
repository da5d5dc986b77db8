-- what it is: clients as the team reads them, and what an attendant notes of one, which the book tells.

-- indexes
create index people_by_name on app.people (store_id, lower(full_name), id);                        -- the list of clients
create index person_roles_of_role on app.person_roles (store_id, role, person_id);                 -- who is a client, who carries bags

-- who may see and change it: the verb that adds a client (functions/44_clients.sql) gives her a client's hat, and no other
create policy "the keeper adds clients" on app.people for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper gives a client's hat" on app.person_roles for insert to vitrine_keeper with check (store_id = (select app.store_id()) and role = 'customer');
grant insert (store_id, id, full_name, email, phone) on app.people to vitrine_keeper;
grant insert (store_id, person_id, role) on app.person_roles to vitrine_keeper;
