package org.shuqiao.exchange.domain.push.making;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.store.Columns;

/**
 * Rows that were recorded for a target.
 *
 * @param id       that of the record of the delivery
 * @param number   that grows with each
 * @param division of the slice; blank for all rows
 * @param salt     with which the record's digest over the rows was salted
 * @param failure  code of what kept the rows from their target the last time; blank where nothing did
 * @param endedAt  when they arrived or were given up
 */
public record Push(String id, long number, State state, String consumer, String orderedBy, String purpose,
        String resource, String target, String division, Instant orderedAt, List<String> grants, long rows, String salt,
        Optional<Instant> keepUntil, String failure, Optional<Instant> endedAt) {

    static final String READ = """
            select id, number, state, consumer, ordered_by, purpose, resource, target, division, ordered_at,
                grants, rows, salt, keep_until, failure, ended_at from exchange.push where state <> 'making'\s""";

    /** State of the rows on their way. */
    public enum State {
        /** They are recorded and not in the target's table yet. */
        WAITING("waiting"),
        ARRIVED("arrived"),
        /** Those of a later push arrived first, and stay. */
        SUPERSEDED("superseded"),
        /** They did not arrive in time, or a grant no longer stood; nothing of them is kept. */
        GIVEN_UP("given-up");

        private final String id;

        State(String id) {
            this.id = id;
        }

        /** @return the name that the store, the API and the CLI use */
        public String id() {
            return id;
        }

        static State of(String id) {
            for (State state : values()) {
                if (state.id.equals(id)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state " + id);
        }
    }

    public Push {
        grants = List.copyOf(grants);
    }

    static Push of(ResultSet row) throws SQLException {
        return new Push(row.getString("id"), row.getLong("number"), State.of(row.getString("state")),
                row.getString("consumer"), row.getString("ordered_by"), row.getString("purpose"),
                row.getString("resource"),
                row.getString("target"), row.getString("division"), Columns.time(row, "ordered_at"),
                Columns.texts(row, "grants"), row.getLong("rows"), row.getString("salt"),
                Columns.optionalTime(row, "keep_until"), row.getString("failure"),
                Columns.optionalTime(row, "ended_at"));
    }

    /** Leaves out the salt. */
    @Override
    public String toString() {
        return "Push[" + id + "]";
    }
}
