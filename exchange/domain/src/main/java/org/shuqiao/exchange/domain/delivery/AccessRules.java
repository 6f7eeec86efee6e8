package org.shuqiao.exchange.domain.delivery;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.grant.PolicyMask;
import org.shuqiao.exchange.domain.resource.Binding;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.resource.RowFilterNormalizer;
import org.shuqiao.exchange.domain.resource.SignedBinding;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.query.mask.MaskKind;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.policy.TableName;

/** Turns grants into access rules for the query engine. */
public final class AccessRules {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 32;

    private final ExchangeStore store;
    private final Bindings bindings;
    private final TokenKey key;
    private final Releases releases;
    private final PersonItems persons;

    public AccessRules(ExchangeStore store, Bindings bindings, TokenKey key, Releases releases, PersonItems persons) {
        this.store = store;
        this.bindings = bindings;
        this.key = key;
        this.releases = releases;
        this.persons = persons;
    }

    /**
     * @param reader by which name a source's own log knows who cuts a release there
     * @return the rule of a grant; over the cells of its release where only aggregates leave
     */
    AccessRule rule(Grant grant, String reader) {
        AccessRule rule = rule(grant.id(), grant.policy(), binding(grant));
        return rule.minimumGroup().isPresent() ? releases.current(grant.policy(), rule, reader) : rule;
    }

    /** @return the rule of a policy, over the rows themselves */
    AccessRule rule(String grant, Policy policy) {
        return rule(grant, policy, bindings.of(policy.resource(), policy.version()));
    }

    private AccessRule rule(String grant, Policy policy, Binding binding) {
        Map<String, Mask> masks = new LinkedHashMap<>();
        policy.masks().forEach((column, mask) -> masks.put(column,
                PolicyMask.read(mask, kind -> key(kind, grant, policy))));
        return new AccessRule(grant, policy.resource(), policy.version(), binding.table(), binding.backing(),
                policy.columns(), policy.filter().map(RowFilterNormalizer::read), masks, policy.minimumGroup(),
                policy.grouping(), Optional.empty(), persons.of(policy), policy.positions());
    }

    private String key(MaskKind kind, String grant, Policy policy) {
        return kind == MaskKind.RELAY ? relayKey(grant, policy) : tokenKey(policy);
    }

    /** One key for a grant: its handles lead to nothing under another, also of the same consumer and purpose. */
    String relayKey(String grant, Policy policy) {
        return key.derive(String.join("\n", "relay", salt(policy), grant));
    }

    PersonItems persons() {
        return persons;
    }

    /** @return the table under which a grant's resource is named in queries */
    TableName table(Grant grant) {
        return binding(grant).table();
    }

    /** Tells whether SQL may name the grant's table: it decides about reasons and planning, never about access. */
    boolean named(ParsedSql sql, Grant grant) {
        return sql.names(table(grant));
    }

    /** The table that the provider signed; grants from before it was signed have the one that the store names. */
    private Binding binding(Grant grant) {
        return grant.evidence().binding().map(SignedBinding::binding)
                .orElseGet(() -> bindings.of(grant.policy().resource(), grant.policy().version()));
    }

    /**
     * One key for a consumer and purpose: its tables can be joined by tokens, and with nobody else's. It is derived
     * from the master key and a salt of the store, so that neither alone leads to it.
     */
    private String tokenKey(Policy policy) {
        return key.derive(String.join("\n", "token", salt(policy), policy.consumer(), policy.purpose()));
    }

    private String salt(Policy policy) {
        byte[] fresh = new byte[SALT_BYTES];
        RANDOM.nextBytes(fresh);
        store.sql("""
                insert into exchange.pseudonym (consumer, purpose, salt) values (:consumer, :purpose, :salt)
                on conflict do nothing""")
                .param("consumer", policy.consumer()).param("purpose", policy.purpose())
                .param("salt", HexFormat.of().formatHex(fresh)).update();
        return store.sql("select salt from exchange.pseudonym where consumer = :consumer and purpose = :purpose")
                .param("consumer", policy.consumer()).param("purpose", policy.purpose())
                .query(String.class).single();
    }
}
