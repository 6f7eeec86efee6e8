package org.shuqiao.standards.proposal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Evidence in the other columns of the table: a 注册号 beside a sex is a person's, beside a credit code it is not. */
final class Neighbours {

    private static final Set<String> ENTERPRISE = Set.of("uscc", "organisation-code", "industry");
    private static final Set<String> PERSON = Set.of("citizen-number", "sex");

    private Neighbours() { }

    static List<List<Evidence>> weigh(List<List<Evidence>> columns) {
        List<String> likely = columns.stream().map(Neighbours::likeliest).toList();
        boolean enterprise = likely.stream().anyMatch(ENTERPRISE::contains);
        boolean person = likely.stream().anyMatch(PERSON::contains);
        List<List<Evidence>> weighed = new ArrayList<>();
        for (List<Evidence> column : columns) {
            weighed.add(of(column, enterprise, person));
        }
        return weighed;
    }

    private static String likeliest(List<Evidence> column) {
        return column.stream().max(Comparator.comparingDouble(Evidence::strength)).map(Evidence::element).orElse("");
    }

    private static List<Evidence> of(List<Evidence> column, boolean enterprise, boolean person) {
        List<Evidence> weighed = new ArrayList<>(column);
        String likely = likeliest(column);
        double strength = column.stream().mapToDouble(Evidence::strength).max().orElse(0);
        if (likely.equals("registration-number") && strength < 0.7) {
            if (enterprise && !person) {
                weighed.add(new Evidence("registration-number", 0.85, "registration_number",
                        new Reason("同表有企业的代码", "the table has a code of enterprises")));
            } else if (person) {
                weighed.add(new Evidence("identifier", 0.85, "number",
                        new Reason("同表是人员信息", "the table is about persons")));
            }
        }
        if (likely.equals("person-name") && strength <= 0.6 && enterprise && !person) {
            weighed.add(new Evidence("organisation-name", 0.85, "name",
                    new Reason("同表有企业的代码", "the table has a code of enterprises")));
        }
        return weighed;
    }
}
