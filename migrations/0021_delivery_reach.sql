-- what it is: how far a way of delivery goes. A courier of the house serves one region, the post all of the country; so an order can't
-- promise tomorrow evening to an address a thousand miles away.

-- column
alter table app.delivery_options add column reach text,
    add constraint delivery_options_reach check (reach is null or (kind = 'delivery' and reach ~ '^[0-9]{1,8}$'));
comment on column app.delivery_options.reach is 'How postal codes begin (digits) that this way goes to; null: everywhere the store delivers.';

-- who may see and change it: as the other columns
grant update (reach) on app.delivery_options to vitrine_owner;
