package org.shuqiao.exchange.domain.resource;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.query.policy.RowFilter;

/** Parses row filters and writes them in normal form. */
public final class RowFilterNormalizer {

    private RowFilterNormalizer() { }

    /** @return the filter's normal form */
    public static String normal(String text) {
        return read(text).text();
    }

    public static RowFilter read(String text) {
        try {
            return RowFilter.of(text);
        } catch (CodedException e) {
            throw new CodedException(ExchangeCode.FILTER_INVALID, e);
        }
    }

    /** @return the filter that holds where both hold; what one of them says twice stands once */
    public static Optional<String> both(Optional<String> one, Optional<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        Set<RowFilter.Condition> conditions = new LinkedHashSet<>(read(one.get()).conditions());
        conditions.addAll(read(other.get()).conditions());
        return Optional.of(new RowFilter(conditions.stream().toList()).text());
    }
}
