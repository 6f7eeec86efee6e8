package org.shuqiao.exchange.domain.usage;

import static java.util.Objects.requireNonNull;

/**
 * Use of a resource by one department; it counts deliveries and tells of no person.
 *
 * @param department the consumer's id
 */
public record ConsumerUse(String department, long deliveries) {

    public ConsumerUse {
        requireNonNull(department, "department is null");
    }
}
