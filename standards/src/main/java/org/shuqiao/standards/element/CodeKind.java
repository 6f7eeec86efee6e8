package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.util.Optional;

/** Data element kind for codes of a code set. */
final class CodeKind implements ElementKind {

    private final CodeSet set;
    private final Rule unknown;
    private final Rule ambiguous;
    private final Rule notInForce;
    private final Rule placeholder;

    CodeKind(CodeSet set, Rules rules) {
        this.set = set;
        this.unknown = rules.get("CODE-unknown");
        this.ambiguous = rules.get("CODE-ambiguous");
        this.notInForce = rules.get("CODE-not-in-force");
        this.placeholder = rules.get("VALUE-placeholder");
    }

    @Override
    public CheckResult check(String text, ElementEncoding encoding, LocalDate on) {
        String written = Characters.compact(text);
        String code = encoding.table().get(Characters.capitals(written));
        if (code != null) {
            return code.equals("?") ? CheckResult.broken(ambiguous) : inForce(text, code, on);
        }
        boolean own = encoding.table().isEmpty() || encoding.open();
        if (own && set.code(Characters.capitals(written)).isPresent()) {
            return inForce(text, Characters.capitals(written), on);
        }
        Optional<CodeSet.Entry> named = set.named(written);
        if (named.isPresent()) {
            return inForce(text, named.get().code(), on);
        }
        return CheckResult.broken(Placeholders.word(written) ? placeholder : unknown);
    }

    private CheckResult inForce(String text, String code, LocalDate on) {
        Optional<CodeSet.Entry> entry = set.code(code);
        if (entry.isEmpty()) {
            return CheckResult.broken(unknown);
        }
        return entry.get().inForce(on) ? CheckResult.of(text, code) : CheckResult.flagged(notInForce, code);
    }
}
