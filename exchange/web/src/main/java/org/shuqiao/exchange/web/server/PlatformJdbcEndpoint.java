package org.shuqiao.exchange.web.server;

import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.LoginCache;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.exchange.web.rest.ReceiptText;
import org.shuqiao.query.jdbc.JdbcEndpoint;
import org.shuqiao.query.jdbc.JdbcListener;
import org.shuqiao.query.jdbc.JdbcResult;
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

    PlatformJdbcEndpoint(LoginCache logins, Accounts accounts, Deliveries deliveries) {
        this.logins = logins;
        this.accounts = accounts;
        this.deliveries = deliveries;
    }

    JdbcEndpoint open(JdbcListener listener) {
        return JdbcEndpoint.start(listener, this::admits, this::ask, PlatformJdbcEndpoint::unusable);
    }

    /** A session without purpose, a prepared statement: an attempt that becomes no query, and so no record. */
    private static void unusable(String user, ErrorCode code) {
        LOG.warn("a JDBC call of {} was refused: {}", user, code.id());
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
    private JdbcResult ask(String user, String purpose, String sql) {
        DeliveryResult result = deliveries.query(accounts.actor(user), purpose, sql);
        Optional<JdbcResult.Proof> proof = Optional.of(new JdbcResult.Proof(
                result.receipt().record().draft().id(), ReceiptText.of(result.receipt()), result.salt()));
        return switch (result) {
            case DeliveryResult.Delivered delivered -> new JdbcResult.Answered(delivered.answer(), proof);
            case DeliveryResult.Refused refused -> new JdbcResult.Refused(new CodedException(ServerCode.QUERY_REFUSED,
                    refused.reason().text(Language.EN), refused.receipt().record().draft().id()), proof);
        };
    }
}
