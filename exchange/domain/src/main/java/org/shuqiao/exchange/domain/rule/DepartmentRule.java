package org.shuqiao.exchange.domain.rule;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.ledger.act.ActKind;

/**
 * Rule of a department: what its lead (部门负责人) signs, and what may be handed over during an absence.
 *
 * @param id {@code DR-<year>-<6 digits>}
 */
public record DepartmentRule(String id, String department, Terms terms, String statedBy, Instant statedAt) {

    /** Days of a delegation at most, whatever a department says. */
    public static final int LONGEST = 60;

    private static final Set<ActKind> DELEGABLE = EnumSet.of(ActKind.DECISION, ActKind.GRANT);

    /**
     * Content of a rule.
     *
     * @param document  name and number of the department's own document
     * @param leadFrom  grants of items of this grade and above are signed by the lead; empty for none
     * @param leadRefuses whether the lead alone refuses everything that a request asks for
     * @param delegable steps that may be handed over: {@code DECISION}, {@code GRANT}
     * @param days      of a delegation at most
     * @param keptFrom  items of this grade and above are decided and signed by nobody else; empty for none
     */
    public record Terms(String document, Optional<Grade> leadFrom, boolean leadRefuses, Set<ActKind> delegable,
            int days, Optional<Grade> keptFrom) {

        /** A department that has stated no rule and has no lead. */
        public static final Terms UNSTATED =
                new Terms("", Optional.empty(), false, DELEGABLE, LONGEST, Optional.empty());

        /** A department that has a lead, who has stated no rule yet: important data and above are the lead's. */
        public static final Terms OF_A_LEAD = new Terms("", Optional.of(Grade.IMPORTANT), false, DELEGABLE, LONGEST,
                Optional.of(Grade.IMPORTANT));

        public Terms {
            delegable = Set.copyOf(delegable);
        }

        /**
         * Reads terms as a form or a call has them; what was left out is blank.
         *
         * @param leadFrom  and {@code keptFrom}: code of a grade, or blank
         * @param delegable words of steps
         * @throws CodedException {@code RULE_FIELD} for a word that is none
         */
        public static Terms read(String document, String leadFrom, boolean leadRefuses, Collection<String> delegable,
                int days, String keptFrom) {
            Set<ActKind> steps = EnumSet.noneOf(ActKind.class);
            delegable.forEach(word -> steps.add(step(word)));
            return new Terms(document, grade("leadFrom", leadFrom), leadRefuses, steps, days,
                    grade("keptFrom", keptFrom));
        }

        /** @return whether the department stated them */
        public boolean stated() {
            return !document.isEmpty();
        }

        /** @return whether the lead signs grants of this grade */
        public boolean leadSigns(Grade grade) {
            return leadFrom.filter(from -> !grade.below(from)).isPresent();
        }

        /** @return whether a step about items of this grade may be taken for somebody who is away */
        public boolean handsOver(ActKind step, Grade grade) {
            return delegable.contains(step) && keptFrom.filter(from -> !grade.below(from)).isEmpty();
        }

        /** @throws CodedException {@code RULE_FIELD}, or the codes of free texts */
        Terms checked() {
            String title = FreeTextRules.check("document", document);
            if (!DELEGABLE.containsAll(delegable)) {
                throw wrong("delegable", delegable.toString());
            }
            if (days < 1 || days > LONGEST) {
                throw wrong("days", String.valueOf(days));
            }
            return new Terms(title, leadFrom, leadRefuses, delegable, days, keptFrom);
        }
    }

    /** @return the grade of a code; empty for an empty text @throws CodedException {@code RULE_FIELD} */
    private static Optional<Grade> grade(String field, String code) {
        if (code.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Labelled.find(Grade.class, code.strip()).orElseThrow(() -> wrong(field, code)));
    }

    /** @return the step of a word @throws CodedException {@code RULE_FIELD} */
    static ActKind step(String word) {
        return ActKind.ofWord(word.strip()).filter(DELEGABLE::contains)
                .orElseThrow(() -> wrong("delegable", word));
    }

    private static CodedException wrong(String field, String value) {
        return new CodedException(RuleCode.RULE_FIELD, field, value, Labelled.codes(Grade.class));
    }
}
