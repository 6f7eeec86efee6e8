package org.shuqiao.catalog.atlas.entity;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.atlas.model.instance.AtlasEntity;
import org.apache.atlas.model.instance.AtlasObjectId;

/** Builder of an Atlas entity that refers to other entities by qualified name. */
public final class EntityBuilder {

    private static final String UNIQUE = "qualifiedName";

    private final AtlasEntity entity;

    private EntityBuilder(String type, String qualifiedName, String name) {
        this.entity = new AtlasEntity(type, UNIQUE, qualifiedName);
        entity.setAttribute("name", name);
    }

    public static EntityBuilder of(String type, String qualifiedName, String name) {
        return new EntityBuilder(type, qualifiedName, name);
    }

    /** An entity that is no longer part of its whole. */
    static EntityBuilder gone(AtlasEntity entity) {
        return of(entity.getTypeName(), nameOf(entity), (String) entity.getAttribute("name")).with("state", "gone");
    }

    EntityBuilder with(String attribute, Object value) {
        entity.setAttribute(attribute, value);
        return this;
    }

    EntityBuilder with(String attribute, Instant value) {
        entity.setAttribute(attribute, Date.from(value));
        return this;
    }

    EntityBuilder with(String attribute, Optional<?> value) {
        value.ifPresent(found -> entity.setAttribute(attribute, found instanceof Instant time ? Date.from(time)
                : found));
        return this;
    }

    EntityBuilder list(String attribute, List<String> values) {
        entity.setAttribute(attribute, values);
        return this;
    }

    /** What a process reads and writes. */
    EntityBuilder flows(Collection<AtlasObjectId> inputs, Collection<AtlasObjectId> outputs) {
        entity.setAttribute("inputs", List.copyOf(inputs));
        entity.setAttribute("outputs", List.copyOf(outputs));
        return this;
    }

    EntityBuilder related(String attribute, AtlasObjectId to) {
        entity.setRelationshipAttribute(attribute, to);
        return this;
    }

    EntityBuilder related(String attribute, List<AtlasObjectId> to) {
        entity.setRelationshipAttribute(attribute, to);
        return this;
    }

    AtlasEntity done() {
        return entity;
    }

    static AtlasObjectId reference(String type, String qualifiedName) {
        return new AtlasObjectId(type, UNIQUE, qualifiedName);
    }

    /** @return the unique name that an entity was given */
    public static String nameOf(AtlasEntity entity) {
        return (String) entity.getAttribute(UNIQUE);
    }
}
