package org.shuqiao.catalog.atlas.entity;

import static org.shuqiao.catalog.atlas.entity.EntityBuilder.reference;

import java.util.List;
import org.apache.atlas.model.instance.AtlasObjectId;
import org.shuqiao.catalog.atlas.entity.Layers.Layer;
import org.shuqiao.catalog.atlas.exchange.GrantFacts;
import org.shuqiao.catalog.atlas.exchange.RequestFacts;
import org.shuqiao.catalog.atlas.type.TypeNames;

/** Builds the Atlas entities of requests and grants, without personal data or free text. */
public final class ExchangeEntities {

    private final Layers layers;

    public ExchangeEntities(Layers layers) {
        this.layers = layers;
    }

    public void add(RequestFacts request) {
        layers.add(Layer.PROCESSES, EntityBuilder.of(TypeNames.REQUEST, QualifiedName.request(request.number()),
                request.number())
                .with("number", request.number()).with("consumer", request.consumer())
                .with("provider", request.provider())
                .with("code", request.code()).with("version", request.version()).list("items", request.items())
                .list("modes", request.modes())
                .with("state", request.state()).with("submittedAt", request.submittedAt())
                .with("validFrom", request.from()).with("validTo", request.to())
                .flows(List.of(entry(request.code())), List.of()));
    }

    public void add(GrantFacts grant) {
        layers.add(Layer.PROCESSES, EntityBuilder.of(TypeNames.GRANT, QualifiedName.grant(grant.number()),
                grant.number())
                .with("number", grant.number()).with("request", grant.request()).with("consumer", grant.consumer())
                .with("provider", grant.provider()).with("code", grant.code()).with("version", grant.version())
                .with("policyDigest", grant.policyDigest()).with("state", grant.state())
                .with("issuedAt", grant.issuedAt())
                .with("validFrom", grant.from()).with("validTo", grant.to())
                .flows(List.of(entry(grant.code())), List.of()));
    }

    private AtlasObjectId entry(String code) {
        layers.stub(Layer.TABLES, EntityBuilder.of(TypeNames.ENTRY, QualifiedName.entry(code), code)
                .with("code", code));
        return reference(TypeNames.ENTRY, QualifiedName.entry(code));
    }
}
