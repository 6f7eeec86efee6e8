package org.shuqiao.standards.pack;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the values of one element are said in another city's pack.
 *
 * @param pack name or id of the other pack
 * @param other the element there
 * @param same whether a value is the same there
 * @param table what each value is there, where it is not the same
 * @param unmapped values that the other pack has nothing for: the reason of each
 * @param cases the test vectors that it has to hold
 */
public record Equivalence(String element, String pack, String other, boolean same, Map<String, String> table,
        Map<String, String> unmapped, List<Case> cases) {

    /**
     * Test vector.
     *
     * @param get the value there; nothing where it has to be refused
     */
    public record Case(String give, Optional<String> get) { }

    public Equivalence {
        table = Map.copyOf(table);
        unmapped = Map.copyOf(unmapped);
        cases = List.copyOf(cases);
    }

    /** @return the value in the other pack; nothing where it does not map */
    Optional<String> of(String value) {
        return unmapped.containsKey(value) ? Optional.empty()
                : Optional.ofNullable(table.getOrDefault(value, same ? value : null));
    }
}
