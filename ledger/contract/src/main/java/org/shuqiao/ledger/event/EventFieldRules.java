package org.shuqiao.ledger.event;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.JsonFields;

/** Validates the fields of an event. None has room for a person's data. */
final class EventFieldRules {

    static final Pattern ULID = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");
    static final Pattern DEPARTMENT = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
    static final Pattern ORGANISATION = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");
    static final Pattern ENTRY = Pattern.compile("[0-9]{4,16}/[0-9]{1,10}");
    static final Pattern NUMBERED = Pattern.compile("[A-Z]{1,8}-[0-9]{4}-[0-9]{4,10}");
    static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    static final Pattern ITEM = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    static final Pattern RULE = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");
    static final Pattern ORIGIN = Pattern.compile("[a-z0-9](?:[a-z0-9./_-]{0,126}[a-z0-9])?");
    static final Pattern KEY = Pattern.compile("[a-z0-9./_-]{1,128}\\+[0-9a-f]{8}\\+[A-Za-z0-9+/=]{44}");
    static final Pattern NOTE = Pattern.compile("[\\x21-\\x7e\\n \\u2014]{1,8192}");
    private static final int MOST_ITEMS = 500;

    private final JsonFields fields;

    EventFieldRules(JsonFields fields) {
        this.fields = fields;
    }

    String text(String name, Pattern form) {
        return require(name, fields.text(name), form);
    }

    long number(String name, long least, long most) {
        long number = fields.number(name);
        if (number < least || number > most) {
            throw new CodedException(LedgerCode.EVENT_FIELD, name);
        }
        return number;
    }

    List<String> items() {
        List<String> items = fields.texts("items");
        items.forEach(item -> require("items", item, ITEM));
        if (items.isEmpty() || items.size() > MOST_ITEMS || Set.copyOf(items).size() != items.size()) {
            throw new CodedException(LedgerCode.EVENT_FIELD, "items");
        }
        return items;
    }

    /** @return item to {@code granted <rule>} or {@code refused <rule>} */
    Map<String, String> verdicts() {
        Map<String, String> verdicts = fields.textMap("verdicts");
        if (verdicts.isEmpty() || verdicts.size() > MOST_ITEMS) {
            throw new CodedException(LedgerCode.EVENT_FIELD, "verdicts");
        }
        verdicts.keySet().forEach(item -> require("verdicts", item, ITEM));
        return verdicts;
    }


    static String require(String name, String value, Pattern form) {
        if (!form.matcher(value).matches()) {
            throw new CodedException(LedgerCode.EVENT_FIELD, name);
        }
        return value;
    }
}
