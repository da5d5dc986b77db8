//! Path, method, body and callers of every server function.
use vitrine::domain::role::Role;

const TEAM: &[Role] = &[Role::Attendant, Role::Finance, Role::Owner];
const FLOOR: &[Role] = &[Role::Attendant, Role::Owner];
const OWNER: &[Role] = &[Role::Owner];
/// Path, method, body (`ORDER`, `QUIZ` = one of the store, `GRAPH` = what the quiz says, `RULES` = those of the house, `MEMBER` = one of the team, `of-hat` = one page for each hat), and whom it
/// answers. In the order of the calls: a page is saved before it is moved.
pub const TABLE: &[(&str, &str, &str, &[Role])] = &[
    ("/api/admin/orders/list", "POST", r#"{"status":null,"words":"","after":null}"#, TEAM),
    ("/api/admin/orders/open", "POST", r#"{"id":"ORDER"}"#, TEAM),
    ("/api/admin/orders/till", "POST", r#"{"id":"ORDER"}"#, TEAM),
    (
        "/api/admin/orders/discount",
        "POST",
        r#"{"id":"00000000-0000-4000-8000-000000000001","order":"ORDER","amount_minor":1,"reason":"a stain"}"#,
        TEAM,
    ),
    (
        "/api/admin/orders/refund",
        "POST",
        r#"{"id":"00000000-0000-4000-8000-000000000002","payment":"PAYMENT","amount_minor":1,"reason":"a stain"}"#,
        TEAM,
    ),
    ("/api/admin/orders/refund-again", "POST", r#"{"id":"REFUND"}"#, TEAM),
    ("/api/admin/orders/phone-requests", "POST", r#"{"asked":"All"}"#, FLOOR),
    ("/api/admin/orders/phone-code", "POST", r#"{"id":"ASKED"}"#, FLOOR),
    ("/api/admin/orders/accept", "POST", r#"{"id":"SOLD"}"#, FLOOR),
    ("/api/admin/bags/list", "POST", r#"{"which":"All","after":null}"#, FLOOR),
    ("/api/admin/bags/open", "POST", r#"{"id":"BAG"}"#, FLOOR),
    ("/api/admin/bags/do", "POST", r#"{"id":"BAG","command":"00000000-0000-4000-8000-000000000003","verb":"Lock"}"#, FLOOR),
    ("/api/admin/bags/clients", "POST", r#"{"words":"a client"}"#, FLOOR),
    ("/api/admin/bags/begin", "POST", r#"{"id":"BAG","client":"CLIENT"}"#, FLOOR),
    ("/api/admin/find", "POST", r#"{"words":"a coat"}"#, TEAM),
    ("/api/admin/pieces/list", "POST", r#"{"wish":{"status":null,"words":""},"after":null}"#, FLOOR),
    ("/api/admin/pieces/open", "POST", r#"{"id":"PIECE"}"#, FLOOR),
    ("/api/admin/pages/list", "POST", r#"{"words":""}"#, FLOOR),
    ("/api/admin/pages/open", "POST", r#"{"key":"home"}"#, FLOOR),
    ("/api/admin/pages/save", "POST", r#"{"key":"look/of-hat","base":null,"title":"","description":"","blocks":[]}"#, FLOOR),
    ("/api/admin/pages/move", "POST", r#"{"key":"look/of-hat","base":{"number":1,"version":1},"step":"Publish"}"#, FLOOR),
    ("/api/admin/pages/preview", "POST", r#"{"key":"look/of-hat"}"#, FLOOR),
    ("/api/admin/pages/goods", "POST", r#"{"words":""}"#, FLOOR),
    ("/api/admin/quizzes/list", "POST", r#"{"counts":true}"#, FLOOR),
    ("/api/admin/quizzes/open", "POST", r#"{"id":"QUIZ"}"#, FLOOR),
    ("/api/admin/quizzes/save", "POST", r#"{"id":"QUIZ","draft":GRAPH,"revision":1}"#, FLOOR),
    ("/api/admin/quizzes/publish", "POST", r#"{"id":"QUIZ","revision":1}"#, &[Role::Owner]),
    ("/api/admin/team/list", "POST", r#"{"invited":true}"#, OWNER),
    ("/api/admin/team/invite", "POST", r#"{"email":"of-hat@example.test","hats":["Courier"]}"#, OWNER),
    ("/api/admin/team/invite-again", "POST", r#"{"id":"INVITATION"}"#, OWNER),
    ("/api/admin/team/withdraw", "POST", r#"{"id":"INVITATION"}"#, OWNER),
    ("/api/admin/team/hat", "POST", r#"{"person":"MEMBER","hat":"Finance","worn":true}"#, OWNER),
    ("/api/admin/team/disable", "POST", r#"{"person":"MEMBER","disabled":false}"#, OWNER),
    ("/api/admin/team/sessions", "POST", r#"{"person":"MEMBER"}"#, OWNER),
    ("/api/admin/team/end-sessions", "POST", r#"{"person":"MEMBER","session":null}"#, OWNER),
    ("/api/admin/bags/link", "POST", r#"{"id":"BAG"}"#, FLOOR),
    ("/api/admin/rules/open", "POST", "{}", OWNER),
    (
        "/api/admin/rules/way",
        "POST",
        r#"{"seen":null,"way":{"id":"00000000-0000-4000-8000-000000000004","pickup":true,"name":"A door","promise":"","fee_minor":0,"free_from_minor":null,"reach":"","active":true}}"#,
        OWNER,
    ),
    ("/api/admin/rules/save", "POST", r#"{"seen":RULES,"rules":RULES}"#, OWNER),
    ("/api/admin/team/limits", "POST", r#"{"role":"Attendant"}"#, OWNER),
    ("/api/admin/team/set-limit", "POST", r#"{"role":"Attendant","verb":"Refund","most":20}"#, OWNER),
    ("/api/admin/audit/list", "POST", r#"{"wish":{"person":null,"kind":"","subject":"","thing":null,"words":""},"after":null}"#, OWNER),
    ("/api/admin/audit/open", "POST", r#"{"id":"EVENT"}"#, OWNER),
];
