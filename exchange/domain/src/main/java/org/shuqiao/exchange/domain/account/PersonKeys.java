package org.shuqiao.exchange.domain.account;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.JointApproval;
import org.shuqiao.ledger.act.KeyFileApproval;
import org.shuqiao.ledger.act.PasskeyApproval;
import org.shuqiao.ledger.signature.KeyCertificate;

/**
 * Keys of the accounts: passkeys that they registered, and key files that their department certified. Whoever has a
 * passkey approves with one of these: whoever took the password alone gives no data.
 */
public final class PersonKeys {

    private final ExchangeStore store;

    public PersonKeys(ExchangeStore store) {
        this.store = store;
    }

    /**
     * Demands that an account that has a passkey approved with a key of its own.
     *
     * @throws CodedException {@code OWN_KEY_NEEDED}
     */
    public void require(String login, Approval approval) {
        List<String> passkeys = passkeys(login);
        if (passkeys.isEmpty()) {
            return;
        }
        boolean own = switch (approval) {
            case Approval.Session session -> false;
            case Approval.OwnKey key -> isOf(login, passkeys, key);
            case JointApproval joint -> isOf(login, passkeys, joint.by());
        };
        if (!own) {
            throw new CodedException(PersonKeyCode.OWN_KEY_NEEDED, login);
        }
    }

    private boolean isOf(String login, List<String> passkeys, Approval.OwnKey own) {
        return switch (own) {
            case PasskeyApproval passkey -> passkeys.contains(passkey.key().text());
            case KeyFileApproval file -> certified(login, file.key().text());
        };
    }

    private List<String> passkeys(String login) {
        return store.sql("select key from exchange.passkey where login = :login and key is not null")
                .param("login", login).query(String.class).list();
    }

    private boolean certified(String login, String key) {
        if (new RevokedPersonKeys(store).contains(key)) {
            return false;
        }
        OffsetDateTime now = store.now().atZone(ExchangeStore.ZONE).toOffsetDateTime();
        return store.sql("select certificate from exchange.key_certificate where holder = :login and key = :key")
                .param("login", login).param("key", key).query(String.class).list().stream()
                .map(text -> KeyCertificate.parse(text.getBytes(StandardCharsets.UTF_8)))
                .anyMatch(each -> !now.isBefore(each.from()) && now.isBefore(each.to()));
    }
}
