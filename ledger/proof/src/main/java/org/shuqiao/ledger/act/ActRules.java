package org.shuqiao.ledger.act;

import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.ActCode;

/** Validates the fields of an act. */
final class ActRules {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@:./_-]{0,127}");
    private static final Pattern DEPARTMENT = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
    private static final Pattern PERSON = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}@._-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private ActRules() { }

    static void id(String id) {
        form("id", id, ID);
    }

    static void department(String department) {
        form("department", department, DEPARTMENT);
    }

    static void person(String person) {
        form("person", person, PERSON);
    }

    static void digest(String field, String digest) {
        form(field, digest, DIGEST);
    }

    private static void form(String field, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw new CodedException(ActCode.ACT_FIELD, field);
        }
    }
}
