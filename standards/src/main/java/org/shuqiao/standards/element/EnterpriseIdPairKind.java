package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Data element kind for a pair of enterprise identifiers in one column, linked by their row. Standard form: {@code
 * code|number}, either may be empty.
 */
final class EnterpriseIdPairKind implements ElementKind {

    private static final String BETWEEN = "|";

    private final CreditCodeKind uscc;
    private final RegistrationNumberKind registration;
    private final Rule form;
    private final Rule two;

    EnterpriseIdPairKind(CreditCodeKind uscc, RegistrationNumberKind registration, Rules rules) {
        this.uscc = uscc;
        this.registration = registration;
        this.form = rules.get("ENT-form");
        this.two = rules.get("ENT-two");
    }

    @Override
    public List<ElementPart> parts() {
        return List.of(
                new ElementPart("", Optional.empty(), ValueType.TEXT, 0, 0,
                        text -> text.substring(0, text.indexOf('|'))),
                new ElementPart("", Optional.of("registration_number"), ValueType.TEXT, 0, 0,
                        text -> text.substring(text.indexOf('|') + 1)));
    }

    @Override
    public int mostCells() {
        return 2;
    }

    @Override
    public boolean apart() {
        return true;
    }

    @Override
    public String join(List<String> cells) {
        return Characters.join(cells, BETWEEN);
    }

    @Override
    public CheckResult check(String text, ElementEncoding encoding, LocalDate on) {
        List<CheckResult> outcomes = new ArrayList<>(2);
        String code = "";
        String number = "";
        for (String cell : text.split("\\|", 4)) {
            if (Characters.blank(cell)) {
                continue;
            }
            String written = Characters.compact(cell);
            boolean credit = written.length() == 18;
            CheckResult outcome = credit ? uscc.check(cell, encoding, on) : registration.check(cell, encoding, on);
            outcomes.add(outcome);
            String value = outcome.value().orElse("");
            String before = credit ? code : number;
            if (!value.isEmpty() && !before.isEmpty() && !before.equals(value)) {
                return CheckResult.broken(two);
            }
            code = credit && before.isEmpty() ? value : code;
            number = !credit && before.isEmpty() ? value : number;
        }
        return together(text, outcomes, code, number);
    }

    private CheckResult together(String text, List<CheckResult> outcomes, String code, String number) {
        Optional<CheckResult> refused = outcomes.stream().filter(one -> one.status() == CheckResult.Status.REJECTED)
                .findFirst();
        if (refused.isPresent() || outcomes.isEmpty()) {
            return refused.orElse(CheckResult.broken(form));
        }
        Optional<CheckResult> flagged = outcomes.stream().filter(one -> one.status() == CheckResult.Status.FLAGGED)
                .findFirst();
        if (code.isEmpty() && number.isEmpty()) {
            return flagged.orElse(CheckResult.broken(form));
        }
        String standard = code + BETWEEN + number;
        return flagged.map(one -> CheckResult.flagged(one.rule().orElseThrow(), standard))
                .orElse(CheckResult.of(text, standard));
    }
}
