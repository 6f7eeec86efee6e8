package org.shuqiao.exchange.domain.grant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.shuqiao.exchange.domain.store.Columns;

/**
 * Row of a grant as the store has it: an index of what was signed, which counts for nothing by itself.
 *
 * @param act       the newest signed act of the grant
 * @param document  what was signed before there were acts; blank since
 * @param revokedAt when the row says that it was revoked
 */
record StoredGrant(String id, String request, String provider, String consumer, String resource, int version,
        String title, String purpose, String policy, String digest, Optional<String> act, String document,
        String signature, String signer, Instant from, Instant to, String issuedBy, Instant issuedAt,
        Optional<Instant> revokedAt, String revokedBy, String reason, long delivered) {

    static StoredGrant of(ResultSet row) throws SQLException {
        return new StoredGrant(row.getString("id"), row.getString("request"), row.getString("provider"),
                row.getString("consumer"), row.getString("resource"), row.getInt("version"), row.getString("title"),
                row.getString("purpose"), row.getString("policy"), row.getString("policy_digest"),
                Columns.optionalText(row, "signed_act"), row.getString("document"), row.getString("signature"),
                row.getString("signer"), Columns.time(row, "valid_from"), Columns.time(row, "valid_to"),
                row.getString("issued_by"), Columns.time(row, "issued_at"), Columns.optionalTime(row, "revoked_at"),
                Columns.optionalText(row, "revoked_by").orElse(""), Columns.optionalText(row, "revocation").orElse(""),
                row.getLong("delivered"));
    }

    /** @return the first column that does not say what was signed */
    Optional<String> difference(SignedGrant signed) {
        Policy policy = signed.policy();
        return same("id", id, signed.id())
                .or(() -> same("request", request, signed.request()))
                .or(() -> same("provider", provider, policy.provider()))
                .or(() -> same("consumer", consumer, policy.consumer()))
                .or(() -> same("resource", resource, policy.resource()))
                .or(() -> same("version", version, policy.version()))
                .or(() -> same("title", title, policy.title()))
                .or(() -> same("purpose", purpose, policy.purpose()))
                .or(() -> same("policy", policy(), PolicyJson.write(policy)))
                .or(() -> same("policy_digest", digest, signed.digest()))
                .or(() -> same("valid_from", from, policy.from()))
                .or(() -> same("valid_to", to, policy.to()));
    }

    private static Optional<String> same(String column, Object stored, Object signed) {
        return stored.equals(signed) ? Optional.empty() : Optional.of(column);
    }
}
