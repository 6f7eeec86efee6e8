package org.shuqiao.query.fuzz;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.query.policy.AccessRule;

/** Grants with rows on two sides, under which queries are tried. */
final class Setting {

    private static final int EVERY_HOSTILE = 3;
    private static final String STOPPED = "57014";

    private final World world;
    private final long seed;
    private final String name;
    private final List<Policy> policies;
    private final List<AccessRule> rules;
    private final Set<String> secrets;
    private final List<String> guesses;
    private final List<MaskedCopy> copies;

    Setting(World world, long seed, String name, List<Policy> policies, List<Rows> rows, List<MaskedCopy> copies) {
        this.world = world;
        this.seed = seed;
        this.name = name;
        this.policies = policies;
        this.copies = copies;
        this.rules = policies.stream().map(policy -> policy.rule(policy.register().table() + "_" + name)).toList();
        this.secrets = rows.stream().flatMap(each -> each.secrets().stream()).collect(Collectors.toSet());
        this.guesses = rows.stream().flatMap(each -> each.one().stream()).flatMap(Arrays::stream)
                .filter(String.class::isInstance).map(String.class::cast)
                .filter(text -> text.contains(Values.CANARY)).distinct().sorted().toList();
    }

    /** Result of one query. */
    record Tried(String code, Optional<Finding> finding, List<Integer> choices, boolean compared) { }

    /** Makes a query of these choices and tries it by every oracle. */
    Tried tried(Choices choices, int number) {
        boolean hostile = choices.below(EVERY_HOSTILE) == EVERY_HOSTILE - 1;
        Queries.Made query = new Queries(choices, policies, guesses, hostile).whole();
        String sql = query.sql().asked();
        Outcome outcome = Outcome.of(world.one.engine(), sql, rules);
        Optional<Finding> finding = told(outcome, sql, number);
        boolean compared = !hostile && (outcome.answered() || outcome.code().equals("SQ-QRY-0012"));
        if (finding.isEmpty() && compared) {
            finding = wrong(outcome, query.sql(), number);
        }
        return new Tried(outcome.code(), finding, choices.made(), compared);
    }

    private Optional<Finding> told(Outcome outcome, String sql, int number) {
        if (outcome.shows(Values.CANARY) || secrets.stream().anyMatch(outcome::shows)) {
            return finding(Finding.Kind.SHOWN, sql, outcome.words(), number);
        }
        String difference = outcome.difference(Outcome.of(world.other.engine(), sql, rules));
        return difference.isEmpty() ? Optional.empty() : finding(Finding.Kind.TOLD, sql, difference, number);
    }

    private Optional<Finding> wrong(Outcome outcome, Sql query, int number) {
        List<List<List<Object>>> answers = new ArrayList<>();
        for (MaskedCopy copy : copies) {
            try {
                List<List<Object>> rows = copy.ask(query);
                answers.add(rows);
                if (outcome.answered() && !Comparison.same(outcome.rows(), rows)) {
                    return finding(Finding.Kind.WRONG, query.asked(), "answered " + Comparison.canonical(outcome
                            .rows()) + ", a copy " + Comparison.canonical(rows) + "\n" + query.postgres() + "\n"
                                    + outcome.words(), number);
                }
            } catch (SQLException e) {
                if (STOPPED.equals(e.getSQLState())) {
                    return Optional.empty();
                }
                if (outcome.answered()) {
                    return finding(Finding.Kind.WRONG, query.asked(), "answered, but a copy says "
                            + e.getMessage()
                            + "\n" + query.postgres() + "\n" + outcome.words(), number);
                }
            }
        }
        return !outcome.answered() && answers.size() == copies.size()
                ? finding(Finding.Kind.REFUSED, query.asked(), outcome.words() + outcome.place(), number)
                : Optional.empty();
    }

    private Optional<Finding> finding(Finding.Kind kind, String sql, String detail, int number) {
        return Optional.of(new Finding(kind, sql, policies.stream().map(Policy::toString).toList(), detail, seed,
                number));
    }

    void drop() throws SQLException, IOException {
        for (Policy policy : policies) {
            String table = policy.register().table() + "_" + name;
            synchronized (world) {
                world.one.drop(policy, table);
                world.other.drop(policy, table);
            }
        }
    }
}
