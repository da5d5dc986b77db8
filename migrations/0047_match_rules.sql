-- what it is: what counts how much in a match, as the owner says: whole points, and days.

alter table app.store_policies
    add column match_tag_points integer not null default 3,
    add column match_size_points integer not null default 5,
    add column match_recent_points integer not null default 4,
    add column match_lately_points integer not null default 2,
    add column match_recent_days integer not null default 60,
    add column match_lately_days integer not null default 180,
    add column match_quiet_days integer not null default 14,
    add column match_credit_days integer not null default 30,
    add constraint store_policies_match_points check (match_tag_points between 0 and 20 and match_size_points between 0 and 20
        and match_recent_points between 0 and 20 and match_lately_points between 0 and match_recent_points),
    add constraint store_policies_match_days check (match_recent_days between 1 and 730 and match_lately_days between match_recent_days and 1460
        and match_quiet_days between 0 and 365 and match_credit_days between 1 and 365);
comment on column app.store_policies.match_tag_points is 'Points for each word that she and the pieces share.';
comment on column app.store_policies.match_size_points is 'Points when there is something in her size.';
comment on column app.store_policies.match_recent_points is 'Points when she bought within match_recent_days; match_lately_points within match_lately_days.';
comment on column app.store_policies.match_quiet_days is 'For so many days after a contact she is not written to again.';
comment on column app.store_policies.match_credit_days is 'What she buys within so many days after a contact is told as brought by it.';
grant update (match_tag_points, match_size_points, match_recent_points, match_lately_points, match_recent_days, match_lately_days, match_quiet_days, match_credit_days) on app.store_policies to vitrine_owner;
