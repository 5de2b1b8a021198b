use std::collections::BTreeSet;

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};

/// What a text takes and quotes; two languages say the same only if these agree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Names of arguments, without `$`.
    pub(crate) variables: BTreeSet<String>,
    /// Keys of quoted messages, `-` and the name for terms, the name and `()` for functions.
    pub(crate) references: BTreeSet<String>,
}

/// The keys an entry defines: the message or `-term` itself and its attributes.
pub(crate) fn shapes(entry: &Entry<&str>) -> Vec<(String, Shape)> {
    let (id, value, attributes) = match entry {
        Entry::Message(message) => (
            message.id.name.to_owned(),
            message.value.as_ref(),
            &message.attributes,
        ),
        Entry::Term(term) => (
            format!("-{}", term.id.name),
            Some(&term.value),
            &term.attributes,
        ),
        _ => return Vec::new(),
    };
    let attributes = attributes.iter().map(|attribute| {
        (
            format!("{id}.{}", attribute.id.name),
            Shape::of(&attribute.value),
        )
    });
    value
        .map(|value| (id.clone(), Shape::of(value)))
        .into_iter()
        .chain(attributes)
        .collect()
}

impl Shape {
    fn of(pattern: &Pattern<&str>) -> Self {
        let mut shape = Self::default();
        shape.pattern(pattern);
        shape
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        let reference = |id: &str, attribute: Option<&str>| {
            attribute.map_or_else(|| id.to_owned(), |attribute| format!("{id}.{attribute}"))
        };
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute } => {
                self.references
                    .insert(reference(id.name, attribute.as_ref().map(|a| a.name)));
            }
            InlineExpression::TermReference {
                id,
                attribute,
                arguments,
            } => {
                let id = format!("-{}", id.name);
                self.references
                    .insert(reference(&id, attribute.as_ref().map(|a| a.name)));
                if let Some(arguments) = arguments {
                    self.arguments(arguments);
                }
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.references.insert(format!("{}()", id.name));
                self.arguments(arguments);
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>) {
        for argument in &arguments.positional {
            self.inline(argument);
        }
        for argument in &arguments.named {
            self.inline(&argument.value);
        }
    }
}
