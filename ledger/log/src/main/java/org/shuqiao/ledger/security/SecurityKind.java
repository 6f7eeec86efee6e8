package org.shuqiao.ledger.security;

import java.util.Arrays;
import java.util.Optional;

/** Kind of what the security log tells. */
public enum SecurityKind {
    /** The first administrators of an empty platform. */
    FIRST_ACCOUNT("first-account"),
    /** The settings and departments in force at a start. */
    SETTINGS_IN_FORCE("settings-in-force"),
    /** The files at a start say something else than what was approved. */
    SETTINGS_DIFFER("settings-differ"),
    SIGNED_IN("signed-in"),
    SIGN_IN_FAILED("sign-in-failed"),
    LOCKED("locked"),
    UNLOCKED("unlocked"),
    PASSWORD_CHANGED("password-changed"),
    PASSKEY_CHANGED("passkey-changed"),
    SESSION_ENDED("session-ended"),
    /** An identity provider vouches for an account that is new, or now has another department or other roles. */
    ACCOUNT_VOUCHED("account-vouched"),
    CHANGE_PROPOSED("change-proposed"),
    /** Approved by a second person, and done. */
    CHANGE_APPROVED("change-approved"),
    CHANGE_REJECTED("change-rejected"),
    CHANGE_WITHDRAWN("change-withdrawn"),
    CHANGE_EXPIRED("change-expired"),
    /** The digests of data files that a run brought into the lake. */
    LAKE_SEALED("lake-sealed"),
    /** Tables of the lake were looked after: small files put together, snapshots and left files gone. */
    LAKE_MAINTAINED("lake-maintained"),
    /** A department's database was read for something else than a query: its structure, a risk, a collection. */
    SOURCE_READ("source-read"),
    /** The gateway's access log was begun: records from before have no line in it. */
    ACCESS_LOG_BEGUN("access-log-begun"),
    /** The platform was restored from a back-up, and whoever did so confirmed that nobody has seen more. */
    RESTORED("restored"),
    /** One person of the authority proposed an emergency grant. */
    EMERGENCY_PROPOSED("emergency-proposed"),
    /** Another person of the authority gave it. */
    EMERGENCY_GIVEN("emergency-given"),
    EMERGENCY_REVIEWED("emergency-reviewed"),
    /** An emergency grant is not reviewed, and its time for that is over. */
    EMERGENCY_OVERDUE("emergency-overdue"),
    /** The key of a month was destroyed when its time of retention was over. */
    PERIOD_ERASED("period-erased"),
    /** An officer of the authority looked up who used a person's data; the entry does not say whose. */
    PERSON_LOOKED_UP("person-looked-up"),
    /** The list of exchange records was taken out as a file; the entry says by which filter and how far. */
    LEDGER_EXPORTED("ledger-exported"),
    /** The detail of a row in an objection or a correction was opened. */
    DETAIL_READ("detail-read"),
    /** The operator of a provider's relay opened the number of a call; the entry does not say which. */
    RELAY_CONNECTED("relay-connected"),
    /** A batch was pulled from its source into the landing zone. */
    COLLECTED("collected"),
    /** A run wrote new data of a dataset into the standard zone. */
    STANDARDIZED("standardized"),
    /** A version of a catalogue entry was published after its review. */
    PUBLISHED("published"),
    WITHDRAWN("withdrawn"),
    /** A batch, a day of a log or a file was erased when its time was over. */
    ERASED("erased"),
    /** The data authority decided which department shares a datum that two claim. */
    SOURCE_DECIDED("source-decided"),
    /** What there was when stages were first recorded. */
    STAGES_BEGUN("stages-begun"),
    /** A monitoring rule was broken. */
    ALERT_RAISED("alert-raised"),
    ALERT_ACKNOWLEDGED("alert-acknowledged"),
    /** An officer who is away lets another one decide. */
    DELEGATED("delegated"),
    /** That ended before its time. */
    DELEGATION_ENDED("delegation-ended"),
    /** The lead of a department stated what only the lead signs and what may be delegated. */
    RULE_STATED("rule-stated"),
    /** The admission of an operator was ended before its time. */
    OPERATOR_ENDED("operator-ended"),
    /** The first use of a supervising role in an hour. */
    ROLE_USED("role-used"),
    AUTHORIZATION_REFUSED("authorization-refused"),
    /** A call that is not well formed, or a JDBC session without a purpose. */
    MALFORMED_CALL("malformed-call"),
    /** A call that ended in a failure inside the platform. */
    CALL_FAILED("call-failed");

    private final String word;

    SecurityKind(String word) {
        this.word = word;
    }

    /** @return the name in entries, the API and the CLI */
    public String word() {
        return word;
    }

    public static Optional<SecurityKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
