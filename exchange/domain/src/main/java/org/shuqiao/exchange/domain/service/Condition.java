package org.shuqiao.exchange.domain.service;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.Item;

/** Condition that an item has a value, as a parameter states it; it is read by the item's type before it is SQL. */
record Condition(Item item, String value) {

    Condition {
        literal(item, value);
    }

    /** @return the condition in SQL; a text is quoted, everything else was read and is written anew */
    String sql() {
        return ServiceOrder.quoted(item.name()) + " = " + literal(item, value);
    }

    private static String literal(Item item, String value) {
        try {
            return switch (item.type()) {
                case TEXT -> "'" + value.replace("'", "''") + "'";
                case INTEGER -> Long.toString(Long.parseLong(value.strip()));
                case DECIMAL, DOUBLE -> plain(value.strip());
                case BOOLEAN -> switch (value.strip()) {
                    case "true" -> "true";
                    case "false" -> "false";
                    default -> throw new NumberFormatException();
                };
                case DATE -> "date '" + LocalDate.parse(value.strip()) + "'";
                case TIMESTAMP -> "timestamp '" + LocalDateTime.parse(value.strip()).toString().replace('T', ' ')
                        + (value.strip().length() == "yyyy-MM-ddTHH:mm".length() ? ":00" : "") + "'";
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new CodedException(ServiceCode.PARAMETER_INVALID, e, item.name(), item.type().zh(),
                    item.type().en());
        }
    }

    private static String plain(String value) {
        if (value.length() > 40) { // an exponent would write out as many digits as it says
            throw new NumberFormatException();
        }
        BigDecimal number = new BigDecimal(value);
        if (Math.abs((long) number.scale()) > 40) {
            throw new NumberFormatException();
        }
        return number.toPlainString();
    }

    /** Leaves out the value. */
    @Override
    public String toString() {
        return "Condition[" + item.name() + "]";
    }
}
