//! What a particular of an event is called, in both languages side by side. One without a word is shown as it stands in the book.
use crate::{
    domain::store::Locale,
    i18n::{amount, house_rules},
};

/// Name, English, Portuguese.
const FACTS: &[(&str, &str, &str)] = &[
    ("status", "Status", "Situação"),
    ("hats", "Roles", "Papéis"),
    ("hat", "Role", "Papel"),
    ("disabled", "Kept out", "Sem acesso"),
    ("code", "Code", "Código"),
    ("total_minor", "Amount", "Valor"),
    ("amount_minor", "Amount", "Valor"),
    ("most", "Limit (basis points, smallest unit)", "Limite (pontos-base, centavos)"),
    ("verb", "What for", "Para quê"),
    ("payment", "Payment", "Pagamento"),
    ("wanted_minor", "Amount owed", "Valor devido"),
    ("price_minor", "Price", "Preço"),
    ("compare_at_minor", "Price before", "Preço antes"),
    ("cost_minor", "Cost", "Custo"),
    ("fee_minor", "Fee", "Taxa"),
    ("reach", "Postal codes that it goes to", "CEPs em que chega"),
    ("free_from_minor", "Free from", "Grátis a partir de"),
    ("currency", "Currency", "Moeda"),
    ("email", "E-mail", "E-mail"),
    ("phone", "Phone", "Telefone"),
    ("full_name", "Name", "Nome"),
    ("name", "Name", "Nome"),
    ("tagline", "Tagline", "Frase"),
    ("description", "Description", "Descrição"),
    ("usage", "How it is used", "Modo de uso"),
    ("condition_note", "Condition", "Estado"),
    ("published_at", "Published", "Publicado em"),
    ("promise", "Promise", "Promessa"),
    ("active", "Offered", "À venda"),
    ("sort", "Place", "Posição"),
    ("target_minor", "Goal", "Meta"),
    ("stretch_minor", "More than good", "Supermeta"),
    ("month", "Month", "Mês"),
    ("weights", "Weights of weekdays", "Peso dos dias"),
    ("closed", "Days without trade", "Dias sem venda"),
    ("rule", "Card", "Aviso"),
    ("until_at", "Until", "Até"),
    ("kind", "Kind", "Tipo"),
    ("label", "Size or volume", "Tamanho ou volume"),
    ("sku", "Item", "Item"),
    ("product", "Product", "Produto"),
    ("piece", "Piece", "Peça"),
    ("order", "Order", "Pedido"),
    ("person", "Person", "Pessoa"),
    ("invitation", "Invitation", "Convite"),
    ("variant", "Variant", "Variante"),
    ("free", "Left", "Sobram"),
    ("version", "Version", "Versão"),
    ("revision", "Revision", "Revisão"),
    ("number", "Number", "Número"),
    ("slug", "Address", "Endereço"),
    ("channel", "Channel", "Canal"),
    ("until", "Until", "Até"),
    ("outcome", "Outcome", "Resultado"),
    ("source", "Source", "Origem"),
    ("tags", "Words", "Palavras"),
    ("known", "Was known before", "Já era conhecida"),
    ("many", "How many", "Quantas"),
    ("hold_minutes", "Minutes a piece is held", "Minutos de reserva"),
    ("payment_minutes", "Minutes to pay", "Minutos para pagar"),
    ("low_stock_below", "Stock is low below", "Estoque baixo abaixo de"),
    ("holds_per_visitor", "Holds per visitor", "Reservas por visitante"),
    ("pieces", "Pieces", "Peças"),
    ("bag", "Bag", "Sacola"),
    ("line", "Piece in the bag", "Peça na sacola"),
    ("due", "Due", "Prazo"),
    ("courier", "Courier", "Entregadora"),
    ("decision", "What she said", "O que ela decidiu"),
    ("why", "Why", "Por quê"),
    ("to", "To", "Para"),
    ("limit_minor", "Limit at home", "Limite em casa"),
    ("blocked", "Gets no bags", "Sem sacolas"),
    ("bag_days", "Days of a bag", "Dias de uma sacola"),
    ("bag_closed_days", "Days without trade", "Dias sem expediente"),
    ("bag_value_limit_minor", "Limit at home", "Limite em casa"),
    ("bag_keep_all_bp", "Off a whole bag", "Desconto da sacola inteira"),
    ("bag_price_guarantee", "Lower price counts", "Garantia de preço"),
    ("what", "What", "O quê"),
    ("collect_on", "Collect on", "Buscar em"),
    ("collect_part", "Part of the day", "Parte do dia"),
    ("store_bp", "The shop's share", "Parte da loja"),
    ("floor_bp", "Lowest share of the first price", "Mínimo do primeiro preço"),
    ("floor_minor", "Lowest price", "Preço mínimo"),
    ("lasts_days", "Days on the rail", "Dias de arara"),
    ("grace_days", "Days to collect", "Dias para buscar"),
    ("fate", "What is not collected", "O que não é buscado"),
    ("sentences", "Version of the text", "Versão do texto"),
    ("agreement", "Agreement", "Acordo"),
    ("consignor", "Consignor", "Fornecedora"),
    ("title", "Title", "Título"),
    ("story", "Story", "História"),
    ("arrived_on", "Arrived", "Chegou"),
    ("is_public", "Public", "Pública"),
    ("opens_at", "Opens", "Abre"),
    ("cover_product", "Cover", "Capa"),
    ("archived_at", "Archived", "Arquivada"),
    ("successor_id", "Leads to", "Leva a"),
    ("collection_id", "Collection", "Coleção"),
    ("name_also", "Name in the other language", "Nome no outro idioma"),
    ("retired", "No longer offered", "Fora de uso"),
    ("word", "Word", "Palavra"),
    ("products", "Products", "Produtos"),
    ("notes", "Notes of clients", "Anotações de clientes"),
    ("dead_after_days", "Days until a collection is dead", "Dias até uma coleção parar"),
    ("dead_below_bp", "Dead below a share of", "Parada abaixo de"),
    ("room", "Room", "Sala"),
    ("shared", "For the whole team", "Da equipe toda"),
    ("area", "Where it is measured", "Onde se mede"),
    ("millimetres", "Millimetres", "Milímetros"),
    ("other", "The other record", "O outro cadastro"),
    ("merge", "Merge", "União"),
    ("moved", "What moved", "O que mudou de lugar"),
    ("chosen", "What was taken from the other", "O que veio do outro"),
    ("class", "Class", "Classe"),
    ("bags", "Bags", "Sacolas"),
    ("value_limit_minor", "Limit at home", "Limite em casa"),
    ("pieces_limit", "Pieces at most", "Peças, no máximo"),
    ("bags_limit", "Bags at most", "Sacolas, no máximo"),
    ("offer_hours", "Hours an offer stands", "Horas de uma oferta"),
];

/// A particular as people write it: amounts with their point, shares in percent, days by their names.
pub fn written(name: &str, value: &str, locale: Locale) -> String {
    let number = || value.parse::<i64>().ok();
    let words = if name.ends_with("_minor") {
        number().map(|minor| amount::hundredths(minor, locale))
    } else if name.ends_with("_bp") {
        number().map(|share| format!("{} %", amount::hundredths(share, locale)))
    } else if name == "bag_closed_days" {
        let days = house_rules::of(locale).days;
        let named = value.bytes().filter_map(|digit| days.get(usize::from(digit.checked_sub(b'1')?)).map(|(short, _)| *short));
        Some(named.collect::<Vec<_>>().join(", "))
    } else {
        None
    };
    words.unwrap_or_else(|| value.to_owned())
}

/// The word for a particular; None for one that nobody named yet.
pub fn fact(name: &str, locale: Locale) -> Option<&'static str> {
    FACTS.iter().find(|(known, ..)| *known == name).map(|(_, en, pt)| match locale {
        Locale::En => *en,
        Locale::PtBr => *pt,
    })
}
