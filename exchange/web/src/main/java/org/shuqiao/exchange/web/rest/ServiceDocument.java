package org.shuqiao.exchange.web.rest;

import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.exchange.domain.service.ServiceOffer;
import org.shuqiao.exchange.domain.service.ServiceOrder;
import org.shuqiao.exchange.web.error.ProblemAnswer;

/** OpenAPI 3 document of one service: its rows by the entry's titles and types, its parameters by the grant. */
final class ServiceDocument {

    private ServiceDocument() { }

    static String of(ServiceOffer offer) {
        Operation operation = new Operation().operationId("rows").summary(offer.policy().title())
                .description("Purpose: " + offer.policy().purpose() + ". Every page is a delivery with a receipt.")
                .parameters(parameters(offer)).responses(responses(offer))
                .addSecurityItem(new SecurityRequirement().addList("basic"));
        return Json.pretty(new OpenAPI()
                .info(new Info().title(offer.policy().title()).version(String.valueOf(offer.policy().version()))
                        .description(offer.resource().code() + " · " + offer.resource().provider()))
                .schemaRequirement("basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"))
                .paths(new Paths().addPathItem("/api/v1/services/" + offer.grant() + "/rows",
                        new PathItem().get(operation))));
    }

    private static List<Parameter> parameters(ServiceOffer offer) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(new QueryParameter().name("purpose").required(true).schema(new StringSchema()
                .addEnumItem(offer.policy().purpose())));
        parameters.add(new QueryParameter().name("limit").schema(new IntegerSchema().minimum(BigDecimal.ONE)
                .maximum(BigDecimal.valueOf(ServiceOrder.MOST)).example(100)));
        parameters.add(new QueryParameter().name("cursor").schema(new StringSchema())
                .description("next of the page before"));
        offer.filters().forEach(name -> offer.resource().item(name).ifPresent(item -> parameters.add(
                new QueryParameter().name(List.of("purpose", "limit", "cursor").contains(name) ? "where." + name
                        : name).description(item.title()).schema(schema(item)))));
        return parameters;
    }

    private static ApiResponses responses(ServiceOffer offer) {
        ObjectSchema row = new ObjectSchema();
        offer.rows().forEach(name -> offer.resource().item(name).ifPresent(item -> row.addProperty(name,
                offer.policy().masks().containsKey(name) ? masked(item, offer.policy().masks().get(name))
                        : schema(item).title(item.title()).nullable(true))));
        Schema<?> page = new ObjectSchema()
                .addProperty("columns", new ArraySchema().items(new ObjectSchema()
                        .addProperty("name", new StringSchema()).addProperty("type", new StringSchema())))
                .addProperty("rows", new ArraySchema().items(row))
                .addProperty("next", new StringSchema().nullable(true))
                .addProperty("receipt", new StringSchema()).addProperty("salt", new StringSchema());
        Schema<?> refused = new ObjectSchema().addProperty("code", new StringSchema())
                .addProperty("problem", new StringSchema()).addProperty("remedy", new StringSchema())
                .addProperty("receipt", new StringSchema());
        return new ApiResponses().addApiResponse("200", response("A page of rows", page))
                .addApiResponse("422", response("Refused, with a receipt", refused));
    }

    private static ApiResponse response(String what, Schema<?> schema) {
        return new ApiResponse().description(what)
                .addHeaderObject(ProblemAnswer.RECEIPT, new Header().schema(new StringSchema())
                        .description("number of the receipt"))
                .content(new Content().addMediaType("application/json", new MediaType().schema(schema)));
    }

    /** A mask may make a text of anything. */
    private static Schema<?> masked(Item item, String mask) {
        return new Schema<>().title(item.title()).nullable(true).description("masked: " + mask);
    }

    private static Schema<?> schema(Item item) {
        return switch (item.type()) {
            case TEXT -> new StringSchema();
            case INTEGER -> new IntegerSchema().format("int64");
            case DECIMAL, DOUBLE -> new NumberSchema();
            case BOOLEAN -> new BooleanSchema();
            case DATE -> new StringSchema().format("date");
            case TIMESTAMP -> new StringSchema().description("yyyy-MM-ddTHH:mm:ss.SSS at +08:00");
        };
    }
}
