-- what it is: how goods are found. The words that a shop uses, for mending what was typed; how much room a cut leaves and how far
-- a cloth gives, for finding what fits; when a page last changed, for those who index it; which light a picture was taken in.

-- table
create table app.search_words (
    store_id    uuid not null,
    word        text not null,
    spelled     text not null,
    constraint search_words_pk primary key (store_id, word),
    constraint search_words_store foreign key (store_id) references app.stores (store_id),
    constraint search_words_length check (char_length(word) between 3 and 40)
);
comment on table app.search_words is 'Words of live goods, of the vocabulary and of formulas: folded as they are searched, and spelled as they are shown. Written by triggers.';

alter table app.products add column changed_at timestamptz not null default now();
comment on column app.products.changed_at is 'When what its page says last changed; a hold and its end are no change. Kept by a trigger.';

alter table app.tags
    add column room_mm smallint not null default 0,
    add column give_mm smallint not null default 0,
    add constraint tags_room check (room_mm between 0 and 600),
    add constraint tags_give check (give_mm between 0 and 200);
comment on column app.tags.room_mm is 'A cut that is meant to stand away from the body: so many millimetres more than a close one.';
comment on column app.tags.give_mm is 'A cloth that gives: so many millimetres less than the body still fit.';

alter table app.product_media
    add column scene text not null default 'any',
    add constraint product_media_scene_known check (scene in ('any', 'dark', 'light'));
comment on column app.product_media.scene is 'The light that it was taken in: pages in light mode show the light one of two first.';

alter table app.store_media
    add column of_place text,
    add column scene text not null default 'any',
    add constraint store_media_of_place foreign key (store_id, of_place) references app.store_media (store_id, place),
    add constraint store_media_not_itself check (of_place <> place),
    add constraint store_media_scene_known check (scene in ('any', 'dark', 'light'));
comment on column app.store_media.of_place is 'The place of which this is the same motif in another light or another cut.';
create index store_media_of_motif on app.store_media (store_id, of_place);                                            -- a picture with its cuts

-- asked for by whom looks for what can be bought, in the order of their places in the map of the site
create index products_in_map on app.products (store_id, status, id);                                                  -- site map, feed

-- who may see and change it
alter table app.search_words enable row level security;
alter table app.search_words force row level security;
create policy "everyone reads" on app.search_words for select to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper
    using (store_id = (select app.store_id()));
create policy "the keeper learns words" on app.search_words for insert to vitrine_keeper with check (store_id = (select app.store_id()));
grant select on app.search_words to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper;
grant insert on app.search_words to vitrine_keeper;

-- its place is taken by app.shop_window, which searches for words that were understood before
drop function if exists app.is_found(text, text);
