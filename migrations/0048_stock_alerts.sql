-- what it is: goods that run low. How few are few is the house's rule, or a product's own where the house's does not fit it.

alter table app.products add column low_stock_below integer,
    add constraint products_low_stock check (low_stock_below between 0 and 100000);
comment on column app.products.low_stock_below is 'It runs low below so many units; null: as the house says (store_policies.low_stock_below).';

-- what may still be promised is what counts: units in the shop less what orders have reserved. Whoever asks sees what she may see
create view app.products_stock_alerts with (security_invoker = true) as
    select s.store_id, p.id as product_id, p.slug, p.name, v.id as variant_id, v.label, v.price_minor, s.on_hand - s.reserved as free, coalesce(p.low_stock_below, y.low_stock_below) as low_below,
        p.low_stock_below as own_below
    from app.stock_levels s
    join app.variants v on v.store_id = s.store_id and v.id = s.variant_id and v.active
    join app.products p on p.store_id = v.store_id and p.id = v.product_id and p.status = 'live'
    join app.store_policies y on y.store_id = s.store_id
    where s.on_hand - s.reserved < coalesce(p.low_stock_below, y.low_stock_below);
comment on view app.products_stock_alerts is 'Live goods of which fewer are free than their product says, or the house (10, unless an owner changed it).';
create trigger products_stock_alerts_read_only instead of insert or update or delete on app.products_stock_alerts for each row execute function app.refuse();

-- who may see and change it
grant select on app.products_stock_alerts to vitrine_attendant, vitrine_finance, vitrine_owner;
grant update (low_stock_below) on app.products to vitrine_attendant, vitrine_owner;
