package org.shuqiao.exchange.domain.correction;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Objection of a department as it is raised.
 *
 * @param receipt  record of the delivery; without one the objection is to the resource
 * @param row      number of the row in that answer, from 1
 * @param resource resource code; may be left out with a receipt
 * @param text     what seems wrong, without personal data
 * @param detail   what the row holds, sealed
 */
public record Complaint(Optional<String> receipt, OptionalInt row, Optional<String> resource, Optional<String> item,
        String text, RowDetail detail) {

    /** An objection to a resource. */
    public static Complaint of(String resource, Optional<String> item, String text) {
        return new Complaint(Optional.empty(), OptionalInt.empty(), Optional.of(resource), item, text,
                RowDetail.NONE);
    }
}
