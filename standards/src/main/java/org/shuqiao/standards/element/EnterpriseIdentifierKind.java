package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column in which a credit code or a registration number stands, perhaps with a second one beside it: two
 * identifiers of their own, linked by the row that gives both. Standard form: {@code code|number}, either may be empty.
 */
final class EnterpriseIdentifierKind implements Kind {

    private static final String BETWEEN = "|";

    private final UsccKind uscc;
    private final RegistrationNumberKind registration;
    private final Rule form;
    private final Rule two;

    EnterpriseIdentifierKind(UsccKind uscc, RegistrationNumberKind registration, Rules rules) {
        this.uscc = uscc;
        this.registration = registration;
        this.form = rules.get("ENT-form");
        this.two = rules.get("ENT-two");
    }

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("", Optional.empty(), ValueType.TEXT, 0, 0, text -> text.substring(0, text.indexOf('|'))),
                new Part("", Optional.of("registration_number"), ValueType.TEXT, 0, 0,
                        text -> text.substring(text.indexOf('|') + 1)));
    }

    @Override
    public int mostCells() {
        return 2;
    }

    @Override
    public String join(List<String> cells) {
        return Characters.join(cells, BETWEEN);
    }

    @Override
    public Outcome check(String text, Encoding encoding, LocalDate on) {
        List<Outcome> outcomes = new ArrayList<>(2);
        String code = "";
        String number = "";
        for (String cell : text.split("\\|", 4)) {
            if (Characters.blank(cell)) {
                continue;
            }
            String written = Characters.compact(cell);
            boolean credit = written.length() == 18;
            Outcome outcome = credit ? uscc.check(cell, encoding, on) : registration.check(cell, encoding, on);
            outcomes.add(outcome);
            String value = outcome.value().orElse("");
            String before = credit ? code : number;
            if (!value.isEmpty() && !before.isEmpty() && !before.equals(value)) {
                return Outcome.broken(two);
            }
            code = credit && before.isEmpty() ? value : code;
            number = !credit && before.isEmpty() ? value : number;
        }
        return together(text, outcomes, code, number);
    }

    private Outcome together(String text, List<Outcome> outcomes, String code, String number) {
        Optional<Outcome> refused = outcomes.stream().filter(one -> one.status() == Outcome.Status.REJECTED).findFirst();
        if (refused.isPresent() || outcomes.isEmpty()) {
            return refused.orElse(Outcome.broken(form));
        }
        Optional<Outcome> flagged = outcomes.stream().filter(one -> one.status() == Outcome.Status.FLAGGED).findFirst();
        if (code.isEmpty() && number.isEmpty()) {
            return flagged.orElse(Outcome.broken(form));
        }
        String standard = code + BETWEEN + number;
        return flagged.map(one -> Outcome.noted(one.rule().orElseThrow(), standard)).orElse(Outcome.of(text, standard));
    }
}
