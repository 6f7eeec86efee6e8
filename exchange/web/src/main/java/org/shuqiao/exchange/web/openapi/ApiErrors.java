package org.shuqiao.exchange.web.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.HttpStatusOf;
import org.shuqiao.exchange.web.error.ServerCode;

/** Errors in the API's document: each kind once, with what a call can end in. */
final class ApiErrors {

    private static final String MODEL = "Problem";
    private static final Set<ErrorKind> DOCUMENTED = EnumSet.of(ErrorKind.UNAUTHENTICATED, ErrorKind.FORBIDDEN,
            ErrorKind.UNKNOWN, ErrorKind.MALFORMED, ErrorKind.NOT_READ, ErrorKind.NOT_OFFERED, ErrorKind.CONFLICT,
            ErrorKind.REFUSED, ErrorKind.EXHAUSTED, ErrorKind.INTERNAL, ErrorKind.UNAVAILABLE);

    private ApiErrors() { }

    /** Adds the model of a problem and one answer of each kind. */
    static void describe(OpenAPI document, Language language) {
        Components components = document.getComponents();
        ModelConverters.getInstance().readAll(ErrorBody.class).forEach((name, schema) ->
                components.addSchemas(name, schema));
        for (ErrorKind kind : DOCUMENTED) {
            ErrorBody example = ErrorBody.of(example(kind), language, "/api/v1/requests");
            components.addResponses(name(kind), new ApiResponse()
                    .description(example.title() + " (" + HttpStatusOf.kind(kind).value() + ")")
                    .content(new Content().addMediaType("application/problem+json", new MediaType()
                            .schema(new Schema<>().$ref("#/components/schemas/" + MODEL)).example(example))));
        }
    }

    /** Names the answers that a call can end in. @param open whether nobody has to be signed in */
    static void of(Operation call, HttpMethod method, boolean open) {
        Set<ErrorKind> kinds = EnumSet.of(ErrorKind.INTERNAL, ErrorKind.UNAVAILABLE);
        if (!open) {
            kinds.addAll(Set.of(ErrorKind.UNAUTHENTICATED, ErrorKind.FORBIDDEN));
        }
        boolean named = call.getParameters() != null
                && call.getParameters().stream().anyMatch(each -> each.getIn().equals("path"));
        if (named) {
            kinds.add(ErrorKind.UNKNOWN);
        }
        if (call.getParameters() != null || call.getRequestBody() != null) {
            kinds.add(ErrorKind.MALFORMED);
        }
        if (method != HttpMethod.GET) {
            kinds.addAll(Set.of(ErrorKind.REFUSED, ErrorKind.CONFLICT, ErrorKind.NOT_OFFERED));
        }
        if (call.getRequestBody() != null) {
            kinds.add(ErrorKind.NOT_READ);
        }
        for (ErrorKind kind : kinds) {
            call.getResponses().addApiResponse(String.valueOf(HttpStatusOf.kind(kind).value()),
                    new ApiResponse().$ref("#/components/responses/" + name(kind)));
        }
    }

    private static CodedException example(ErrorKind kind) {
        ServerCode code = switch (kind) {
            case UNAUTHENTICATED -> ServerCode.LOGIN_NEEDED;
            case FORBIDDEN -> ServerCode.OTHER_SITE;
            case UNKNOWN -> ServerCode.NOT_FOUND;
            case MALFORMED -> ServerCode.BAD_REQUEST;
            case NOT_READ -> ServerCode.NOT_READ;
            case NOT_OFFERED -> ServerCode.NOT_OFFERED;
            case CONFLICT -> ServerCode.PORT_TAKEN;
            case EXHAUSTED, UNAVAILABLE -> ServerCode.BUSY;
            case REFUSED -> ServerCode.QUERY_REFUSED;
            default -> ServerCode.INSIDE;
        };
        return kind == ErrorKind.REFUSED ? new CodedException(code, "SQ-EXC-0044 …", "01M8NHTAY6ECSP48MB6KGXHEX9")
                : new CodedException(code, "limit");
    }

    private static String name(ErrorKind kind) {
        StringBuilder name = new StringBuilder();
        Arrays.stream(kind.word().split("-")).forEach(word ->
                name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1)));
        return name.toString();
    }
}
