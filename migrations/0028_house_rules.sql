-- what it is: what an owner sets about her own house: ways of delivery that go to several regions.

-- a city has many beginnings of postal codes; one way may go to all of them
alter table app.delivery_options drop constraint delivery_options_reach,
    add constraint delivery_options_reach check (reach is null or (kind = 'delivery' and reach ~ '^[0-9]{1,8}( [0-9]{1,8}){0,59}$')),
    add constraint delivery_options_words check (char_length(btrim(name)) between 1 and 200 and char_length(promise) <= 300);
comment on column app.delivery_options.reach is 'How postal codes begin (digits, a space between two of them) that this way goes to; null: everywhere the store delivers.';
