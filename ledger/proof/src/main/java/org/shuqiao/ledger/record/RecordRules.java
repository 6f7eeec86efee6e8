package org.shuqiao.ledger.record;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.act.ActReference;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Validates the fields of a record. Each is an id, a code, a digest or a number, so there is no field that a value
 * of a person would fit in; the one text, the purpose, comes from the grant and may hold no long number.
 */
final class RecordRules {

    private static final Pattern ID = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");
    private static final Pattern DEPARTMENT = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
    private static final Pattern PURPOSE = Pattern.compile(
            "[\\p{L}\\p{N}][\\p{L}\\p{N} ,.:()\uff0c\u3002\u3001\uff1a\uff08\uff09\u00b7\u300a\u300b/_-]{0,63}");
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9０-９]{7}");
    static final Pattern GRANT = Pattern.compile("[A-Z]{1,8}-[0-9]{4}-[0-9]{4,10}");
    private static final Pattern RESOURCE = Pattern.compile("[0-9]{4,16}/[0-9]{1,10}");
    static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern REFUSAL = Pattern.compile("SQ-[A-Z]{3}-[0-9]{4}");
    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]{0,63}\\.[a-z][a-z0-9_]{0,127}");
    private static final Pattern SNAPSHOT = Pattern.compile("-?[0-9]{1,19}");
    private static final int MOST_DEPARTMENTS = 64;
    private static final int MOST_USES = 64;
    private static final int MOST_SNAPSHOTS = 256;

    private RecordRules() { }

    static void checkNames(String id, String consumer, List<String> provider, String purpose) {
        form("id", id, ID);
        form("consumer", consumer, DEPARTMENT);
        require("provider", provider.size() <= MOST_DEPARTMENTS
                && Set.copyOf(provider).size() == provider.size(), "≤ 64, each once");
        provider.forEach(department -> form("provider", department, DEPARTMENT));
        form("purpose", purpose, PURPOSE);
        if (LONG_NUMBER.matcher(purpose).find()) {
            throw new CodedException(LedgerCode.RECORD_PERSONAL, "purpose");
        }
    }

    static void checkQuery(String digest) {
        form("query", digest, DIGEST);
    }

    static void checkOutcome(Outcome outcome, List<GrantUse> uses, Map<String, String> snapshots) {
        switch (outcome) {
            case Outcome.Delivered delivered -> {
                number("rows", delivered.rows(), 0);
                form("result", delivered.result(), DIGEST);
                require("uses", !uses.isEmpty(), "≥ 1");
            }
            case Outcome.Refused refused -> {
                form("refusal", refused.code(), REFUSAL);
                refused.resource().ifPresent(resource -> form("resource", resource, RESOURCE));
                require("snapshots", snapshots.isEmpty(), "0");
            }
        }
    }

    /** @param alone whether the record tells of nothing that was asked but the request */
    static void checkRequest(ActReference request, Outcome outcome, boolean alone) {
        form("request.id", request.id(), GRANT);
        require("request", alone, "uses, query, attempt");
        require("request", outcome instanceof Outcome.Refused refused && refused.resource().isPresent(), "resource");
    }

    static void checkUses(List<GrantUse> uses) {
        require("uses", uses.size() <= MOST_USES, "≤ 64");
        Set<String> seen = new HashSet<>();
        for (GrantUse use : uses) {
            form("uses.grant", use.grant(), GRANT);
            form("uses.resource", use.resource(), RESOURCE);
            number("uses.version", use.version(), 1);
            form("uses.policy", use.policy(), DIGEST);
            require("uses", seen.add(use.grant() + " " + use.resource()), "grant + resource once");
        }
    }

    static void checkSnapshots(Map<String, String> snapshots) {
        require("snapshots", snapshots.size() <= MOST_SNAPSHOTS, "≤ 256");
        snapshots.forEach((table, snapshot) -> {
            form("snapshots", table, TABLE);
            form("snapshots", snapshot, SNAPSHOT);
        });
    }

    private static void number(String field, long value, long least) {
        require(field, value >= least && value <= CanonicalJson.MAX_INTEGER, "≥ " + least);
    }

    static void form(String field, String value, Pattern pattern) {
        // the value itself is not told: it may be what must not be written down
        require(field, pattern.matcher(value).matches(), pattern.pattern());
    }

    static void require(String field, boolean holds, String form) {
        if (!holds) {
            throw new CodedException(LedgerCode.RECORD_FIELD, field, form);
        }
    }
}
