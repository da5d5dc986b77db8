//! What the sandbox bank says. It is nobody's house: dry, short, and frank about being a test.
pub struct Bank {
    pub name: &'static str,
    pub test: &'static str,
    /// The merchant's name.
    pub to: fn(&str) -> String,
    pub reference: &'static str,
    pub state: &'static str,
    pub waiting: &'static str,
    pub decided: &'static str,
    /// What each button says and does, in the order of the page.
    pub verbs: [Verb; 4],
    pub closed: &'static str,
    pub back: &'static str,
    pub foot: &'static str,
}

/// A button of the bank.
pub struct Verb {
    /// Value of the form field `decision`.
    pub decision: &'static str,
    pub word: &'static str,
    pub hint: &'static str,
}

pub const EN: Bank = Bank {
    name: "Test Bank",
    test: "Sandbox, nothing is charged",
    to: |merchant| format!("Payment to {merchant}"),
    reference: "Reference",
    state: "State",
    waiting: "Waiting for you",
    decided: "Decided",
    verbs: [
        Verb { decision: "approve", word: "Approve", hint: "Confirms the payment and returns to the store." },
        Verb { decision: "decline", word: "Decline", hint: "Insufficient funds. The order stays unpaid and can be paid again." },
        Verb {
            decision: "late",
            word: "Approve too late",
            hint: "First reports that the time ran out, then that the money came after all.",
        },
        Verb {
            decision: "twice",
            word: "Approve and notify twice",
            hint: "Sends the same notification twice, and once more under another number. It must count once.",
        },
    ],
    closed: "This payment has already been decided. There is nothing to press.",
    back: "Return to the store",
    foot: "This page imitates a real bank for demonstrations and tests.",
};

pub const PT_BR: Bank = Bank {
    name: "Banco de Teste",
    test: "Ambiente de teste, nada é cobrado",
    to: |merchant| format!("Pagamento para {merchant}"),
    reference: "Referência",
    state: "Situação",
    waiting: "Aguardando você",
    decided: "Decidido",
    verbs: [
        Verb { decision: "approve", word: "Aprovar", hint: "Confirma o pagamento e volta para a loja." },
        Verb { decision: "decline", word: "Recusar", hint: "Saldo insuficiente. O pedido fica sem pagamento e pode ser pago de novo." },
        Verb {
            decision: "late",
            word: "Aprovar tarde demais",
            hint: "Primeiro avisa que o prazo acabou; depois, que o dinheiro chegou mesmo assim.",
        },
        Verb {
            decision: "twice",
            word: "Aprovar e avisar duas vezes",
            hint: "Manda o mesmo aviso em dobro, e mais um com outro número. Tem que valer uma vez só.",
        },
    ],
    closed: "Este pagamento já foi decidido. Não há mais nada para apertar.",
    back: "Voltar para a loja",
    foot: "Esta página imita um banco de verdade para demonstrações e testes.",
};
