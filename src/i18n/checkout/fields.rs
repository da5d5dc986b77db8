//! Labels of the checkout's fields, what helps to fill them, and the sentence for each way of getting one wrong.
use crate::domain::{checkout::Field, text::TextError};

pub struct Fields {
    pub label: fn(Field) -> &'static str,
    /// Stands below the field; empty for none.
    pub hint: fn(Field) -> &'static str,
    /// In brackets behind the label; empty for a field that must be filled.
    pub optional: fn(Field) -> &'static str,
    pub error: fn(Field, TextError) -> &'static str,
    /// First entry of a select.
    pub choose: &'static str,
}

pub const EN: Fields = Fields {
    label: |field| match field {
        Field::FullName => "Name",
        Field::Email => "E-mail",
        Field::Phone => "Phone",
        Field::Delivery => "Delivery",
        Field::Line1 => "Street and number",
        Field::Line2 => "Apartment",
        Field::District => "Neighbourhood",
        Field::City => "City",
        Field::Region => "State",
        Field::PostalCode => "ZIP code",
        Field::Note => "A word for us",
    },
    hint: |_| "",
    optional: |field| match field {
        Field::Phone => "for the carrier",
        Field::Line2 | Field::District | Field::Note => "optional",
        _ => "",
    },
    error: |field, error| match (error, field) {
        (TextError::Missing, Field::FullName) => "Who is it for? We need a name.",
        (TextError::Missing, Field::Email) => "We need an e-mail, for this order only.",
        (TextError::Missing, Field::Line1) => "Where to? We need the street and the number.",
        (TextError::Missing, Field::City) => "The city is missing.",
        (TextError::Missing, Field::Region) => "Choose a state.",
        (TextError::Missing, Field::PostalCode) => "The ZIP code is missing.",
        (TextError::Missing, _) => "This is missing.",
        (TextError::TooLong, _) => "This is too long; a shorter form will do.",
        (TextError::NotAnEmail, _) => "That is not a whole address yet. It reads like name@gmail.com.",
        (TextError::NotAPhone, _) => "That is no phone number. It reads like (503) 555-0134.",
        (TextError::NotAPostalCode, _) => "A ZIP code has five digits, or nine.",
        (TextError::ElsewhereThanState, _) => "This code lies in another state than the one you chose. Which of the two is right?",
        (TextError::NotAChoice, _) => "Choose how it should reach you.",
        (TextError::OutOfReach, _) => "The delivery you chose does not go to this ZIP code. Choose another one above.",
    },
    choose: "Choose",
};

pub const PT_BR: Fields = Fields {
    label: |field| match field {
        Field::FullName => "Nome",
        Field::Email => "E-mail",
        Field::Phone => "WhatsApp",
        Field::Delivery => "Entrega",
        Field::Line1 => "Rua e número",
        Field::Line2 => "Complemento",
        Field::District => "Bairro",
        Field::City => "Cidade",
        Field::Region => "Estado",
        Field::PostalCode => "CEP",
        Field::Note => "Recado pra loja",
    },
    hint: |_| "",
    optional: |field| match field {
        Field::Phone => "se quiser que a gente avise por lá",
        Field::Line2 | Field::District | Field::Note => "opcional",
        _ => "",
    },
    error: |field, error| match (error, field) {
        (TextError::Missing, Field::FullName) => "Pra quem é? Falta o nome.",
        (TextError::Missing, Field::Email) => "Falta o e-mail; é só pra este pedido.",
        (TextError::Missing, Field::Line1) => "Pra onde vai? Falta a rua com o número.",
        (TextError::Missing, Field::City) => "Falta a cidade.",
        (TextError::Missing, Field::Region) => "Escolhe o estado.",
        (TextError::Missing, Field::PostalCode) => "Falta o CEP.",
        (TextError::Missing, _) => "Falta preencher aqui.",
        (TextError::TooLong, _) => "Ficou comprido demais; abrevia um pouco.",
        (TextError::NotAnEmail, _) => "Falta um pedaço: um e-mail é assim, nome@gmail.com.",
        (TextError::NotAPhone, _) => "Esse número não parece um telefone. É assim: (11) 98765-4321.",
        (TextError::NotAPostalCode, _) => "O CEP tem oito números, assim: 05433-000.",
        (TextError::ElsewhereThanState, _) => "Esse CEP é de outro estado. Qual dos dois está certo?",
        (TextError::NotAChoice, _) => "Escolhe como você quer receber.",
        (TextError::OutOfReach, _) => "Essa entrega não chega nesse CEP. Escolhe outra forma ali em cima.",
    },
    choose: "Escolha",
};
