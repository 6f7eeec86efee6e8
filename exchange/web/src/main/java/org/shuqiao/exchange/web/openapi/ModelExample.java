package org.shuqiao.exchange.web.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Example of a model: the values that fields of these names have, wherever they stand. */
final class ModelExample {

    private static final int DEPTH = 5;
    /** Signatures of one's own, which whoever has no key leaves out. */
    private static final Set<String> SIGNED = Set.of("attempt", "approved", "approval");
    private static final String REFERENCE = "#/components/schemas/";

    @SuppressWarnings("rawtypes")
    private final Map<String, Schema> models;
    private final OperationWords words;

    @SuppressWarnings("rawtypes")
    ModelExample(Map<String, Schema> models, OperationWords words) {
        this.models = models;
        this.words = words;
    }

    Object of(Schema<?> schema) {
        return of("", schema, 0);
    }

    private Object of(String name, Schema<?> schema, int depth) {
        Schema<?> model = resolved(schema);
        if (model.getEnum() != null && !model.getEnum().isEmpty()) {
            return model.getEnum().getFirst();
        }
        return switch (type(model)) {
            case "object" -> object(name, model, depth);
            case "array" -> depth > DEPTH || model.getItems() == null ? List.of()
                    : new ArrayList<>(List.of(of(singular(name), model.getItems(), depth + 1)));
            case "integer" -> whole(name);
            case "number" -> 1.5;
            case "boolean" -> Boolean.FALSE;
            default -> text(name, model);
        };
    }

    private Object object(String name, Schema<?> model, int depth) {
        Map<String, Object> example = new LinkedHashMap<>();
        if (depth > DEPTH) {
            return example;
        }
        if (model.getProperties() != null) {
            model.getProperties().forEach((field, type) -> {
                if (!SIGNED.contains(field)) {
                    example.put(field, of(field, type, depth + 1));
                }
            });
        }
        if (model.getAdditionalProperties() instanceof Schema<?> each) {
            example.put("name", of("name", each, depth + 1));
        }
        return example;
    }

    private Object whole(String name) {
        return words.field(name).map(OperationWords.Field::example).filter(text -> text.matches("-?\\d{1,18}"))
                .map(Long::valueOf).orElse(1L);
    }

    private String text(String name, Schema<?> model) {
        String format = model.getFormat() == null ? "" : model.getFormat();
        return switch (format) {
            case "date" -> "2026-11-30";
            case "date-time" -> "2026-11-30T09:30:00+08:00";
            case "byte", "binary" -> "";
            default -> words.field(name).map(OperationWords.Field::example).orElse("…");
        };
    }

    private Schema<?> resolved(Schema<?> schema) {
        return schema.get$ref() == null ? schema
                : models.getOrDefault(schema.get$ref().substring(REFERENCE.length()), schema);
    }

    private static String type(Schema<?> model) {
        if (model.getType() != null) {
            return model.getType();
        }
        if (model.getTypes() != null) {
            return model.getTypes().stream().filter(type -> !type.equals("null")).findFirst().orElse("object");
        }
        return "object";
    }

    private static String singular(String name) {
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }
}
