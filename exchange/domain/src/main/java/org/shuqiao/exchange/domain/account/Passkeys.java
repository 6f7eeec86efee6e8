package org.shuqiao.exchange.domain.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Passkeys of the accounts. Whoever has one is asked for it at the portal after the password. */
public final class Passkeys {

    private static final int MOST = 8;

    private final ExchangeStore store;
    private final Permissions permissions;
    private final SignInEvents events;

    public Passkeys(ExchangeStore store, Permissions permissions, SignInEvents events) {
        this.store = store;
        this.permissions = permissions;
        this.events = events;
    }

    public List<Passkey> of(String login) {
        return store.sql("select * from exchange.passkey where login = :login order by created_at")
                .param("login", login).query((row, number) -> passkey(row)).list();
    }

    public Optional<Passkey> find(String id) {
        return store.sql("select * from exchange.passkey where id = :id").param("id", HexFormat.of().parseHex(id))
                .query((row, number) -> passkey(row)).optional();
    }

    /** Adds one, or keeps what a use of it changed. */
    public void save(Passkey key) {
        Optional<Passkey> known = find(key.id());
        if (known.isPresent()) {
            store.sql("""
                    update exchange.passkey set sign_count = :count, uv_initialized = :uv, backed_up = :backed,
                        used_at = :used, key = :key where id = :id and login = :login""")
                    .param("count", key.signCount()).param("uv", key.uvInitialized()).param("backed", key.backedUp())
                    .param("key", key.key().orElse(null))
                    .param("used", ExchangeStore.column(store.now())).param("id", HexFormat.of().parseHex(key.id()))
                    .param("login", key.login()).update();
            return;
        }
        if (of(key.login()).size() >= MOST) {
            throw new CodedException(ExchangeCode.PASSKEYS_MANY, MOST);
        }
        store.sql("""
                insert into exchange.passkey (id, login, label, public_key, key, sign_count, uv_initialized,
                    backup_eligible, backed_up, transports, attestation, client_data, created_at, used_at)
                values (:id, :login, :label, :public, :key, :count, :uv, :eligible, :backed, :transports, :attestation,
                    :client, :at, :at)""")
                .param("id", HexFormat.of().parseHex(key.id())).param("login", key.login()).param("label", key.label())
                .param("public", key.publicKey()).param("key", key.key().orElse(null))
                .param("count", key.signCount()).param("uv", key.uvInitialized())
                .param("eligible", key.backupEligible()).param("backed", key.backedUp())
                .param("transports", key.transports().toArray(String[]::new)).param("attestation", key.attestation())
                .param("client", key.clientData()).param("at", ExchangeStore.column(store.now())).update();
        events.passkeyChanged(key.login(), key.login(), "added");
    }

    /** Removes one's own, or as an administrator that of somebody who lost the device. */
    public void remove(Actor actor, String id) {
        Passkey key = id.matches("([0-9a-f]{2})+") ? find(id).orElseThrow(Passkeys::unknown) : missing();
        if (!key.login().equals(actor.login())) {
            permissions.require(actor, Role.ADMIN);
        }
        store.sql("delete from exchange.passkey where id = :id").param("id", HexFormat.of().parseHex(id)).update();
        events.passkeyChanged(key.login(), actor.login(), "removed");
    }

    private static Passkey missing() {
        throw unknown();
    }

    private static CodedException unknown() {
        return new CodedException(ExchangeCode.PASSKEY_UNKNOWN);
    }

    private static Passkey passkey(ResultSet row) throws SQLException {
        return new Passkey(HexFormat.of().formatHex(row.getBytes("id")), row.getString("login"),
                row.getString("label"), row.getBytes("public_key"),
                Columns.optionalText(row, "key"), row.getLong("sign_count"),
                row.getBoolean("uv_initialized"), row.getBoolean("backup_eligible"), row.getBoolean("backed_up"),
                Set.copyOf(Columns.texts(row, "transports")), row.getBytes("attestation"),
                row.getBytes("client_data"), Columns.time(row, "created_at"), Columns.time(row, "used_at"));
    }
}
