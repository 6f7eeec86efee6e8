package org.shuqiao.exchange.web.server;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.LoginCache;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.security.AccessEvents;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.jdbc.JdbcEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects the JDBC endpoint to the platform's accounts and deliveries.
 */
final class PlatformJdbcEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformJdbcEndpoint.class);

    private final LoginCache logins;
    private final Accounts accounts;
    private final Deliveries deliveries;
    private final AccessEvents events;

    PlatformJdbcEndpoint(LoginCache logins, Accounts accounts, Deliveries deliveries, AccessEvents events) {
        this.logins = logins;
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.events = events;
    }

    /** @param port 0 takes a free one */
    JdbcEndpoint open(int port) {
        return JdbcEndpoint.start(port, this::admits, this::ask, this::refused);
    }

    /** A session without purpose, a prepared statement: an attempt that becomes no query, and so no record. */
    private void refused(String user, ErrorCode code) {
        events.malformed(Optional.of(user), Door.JDBC, "jdbc", code);
    }

    private boolean admits(String user, char[] password) {
        try {
            logins.actor(user, new String(password));
            return true;
        } catch (CodedException e) {
            return false;
        }
    }

    /** A driver shows one text, so the refusal's record is named in it. */
    private Answer ask(String user, String purpose, String sql) {
        try {
            return switch (deliveries.query(accounts.actor(user), purpose, sql)) {
                case DeliveryResult.Delivered delivered -> delivered.answer();
                case DeliveryResult.Refused refused -> throw new CodedException(ServerCode.QUERY_REFUSED,
                        refused.reason().text(Language.EN), refused.receipt().record().draft().id());
            };
        } catch (CodedException e) {
            if (e.code() != ServerCode.QUERY_REFUSED) { // which has a record
                events.refused(Optional.of(user), Door.JDBC, "jdbc", e.code());
            }
            throw e;
        } catch (RuntimeException | Error e) { // a stack or a heap that ends included
            String incident = HexFormat.of().toHexDigits(RandomGenerator.getDefault().nextInt());
            LOG.error("incident {} in jdbc: {}", incident, e.getClass().getName());
            events.refused(Optional.of(user), Door.JDBC, "jdbc", ServerCode.INSIDE);
            throw new CodedException(ServerCode.INSIDE, incident);
        }
    }
}
