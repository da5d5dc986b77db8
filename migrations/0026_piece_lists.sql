-- what it is: the order in which the team reads pieces, by what moved last. No table.

-- indexes
create index pieces_moved on app.pieces (store_id, changed_at desc, id desc);                                   -- the list of pieces
create index pieces_moved_so on app.pieces (store_id, status, changed_at desc, id desc);                        -- the same, of one status
