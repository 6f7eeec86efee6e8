package org.shuqiao.exchange.domain.delivery;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.grant.PolicyMask;
import org.shuqiao.exchange.domain.resource.Binding;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.resource.RowFilterNormalizer;
import org.shuqiao.exchange.domain.resource.SignedBinding;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Mask;

/** Turns grants into access rules for the query engine. */
final class AccessRules {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ExchangeStore store;
    private final Bindings bindings;

    AccessRules(ExchangeStore store, Bindings bindings) {
        this.store = store;
        this.bindings = bindings;
    }

    AccessRule rule(Grant grant) {
        Policy policy = grant.policy();
        Binding binding = binding(grant);
        Map<String, Mask> masks = new LinkedHashMap<>();
        policy.masks().forEach((column, mask) -> masks.put(column, PolicyMask.read(mask, () -> salt(policy))));
        return new AccessRule(grant.id(), policy.resource(), policy.version(), binding.table(), binding.backing(),
                policy.columns(), policy.filter().map(RowFilterNormalizer::read), masks, policy.minimumGroup());
    }

    /** Tells whether SQL may name the grant's table: it decides about reasons and planning, never about access. */
    boolean named(ParsedSql sql, Grant grant) {
        return sql.names(binding(grant).table());
    }

    /** The table that the provider signed; grants from before it was signed have the one that the store names. */
    private Binding binding(Grant grant) {
        return grant.evidence().binding().map(SignedBinding::binding)
                .orElseGet(() -> bindings.of(grant.policy().resource(), grant.policy().version()));
    }

    /** One salt for a consumer and purpose: its tables can be joined by masked values, and with nobody else's. */
    private String salt(Policy policy) {
        byte[] fresh = new byte[16];
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
