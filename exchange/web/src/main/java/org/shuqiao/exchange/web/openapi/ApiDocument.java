package org.shuqiao.exchange.web.openapi;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.shuqiao.base.error.Language;
import org.springdoc.core.customizers.OpenApiLocaleCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * OpenAPI document of the API (OpenAPI 3.1): each call in words of the reader's language, with an example, the errors
 * that it ends in, and what lets a caller in.
 */
@Configuration
class ApiDocument implements OpenApiLocaleCustomizer {

    private static final String BASIC = "account";
    private static final String BEARER = "bearer";
    private static final String NODE = "node";
    /** What anybody may call. */
    private static final Set<String> OPEN = Set.of("/api/v1/password", "/log/checkpoint", "/log/tile/**",
            "/health/live", "/health/ready", "/metrics");

    private final OperationWords words = new OperationWords();

    @Bean
    OpenAPI document() {
        OpenAPI document = new OpenAPI().info(new Info().title("Shuqiao 数桥").version("v1")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
        return document.schemaRequirement(BASIC, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"))
                .schemaRequirement(BEARER, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")
                        .bearerFormat("JWT"))
                .schemaRequirement(NODE, new SecurityScheme().type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER).name("Authorization"));
    }

    @Bean
    ModelResolver models(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new ModelNames());
    }

    @Override
    public void customise(OpenAPI document, Locale locale) {
        Language language = Language.of(locale);
        boolean zh = language == Language.ZH;
        document.getInfo().setDescription(zh
                ? "政务数据共享平台的接口。错误一律为 application/problem+json（RFC 9457），语言随 Accept-Language。"
                : "The API of the exchange. Every error is application/problem+json (RFC 9457), in the language of "
                        + "Accept-Language.");
        describe(document.getComponents().getSecuritySchemes().get(BASIC), zh ? "本地账号和口令（HTTP Basic）"
                : "A local account and its password (HTTP Basic)");
        describe(document.getComponents().getSecuritySchemes().get(BEARER), zh ? "统一身份认证签发的访问令牌"
                : "An access token of the identity provider");
        describe(document.getComponents().getSecuritySchemes().get(NODE), zh
                ? "前置机密钥对整个请求的签名，见 docs/node.md" : "A node's signature over the whole call: docs/node.md");
        ApiErrors.describe(document, language);
        ModelExample examples = new ModelExample(document.getComponents().getSchemas(), words);
        document.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, call) ->
                describe(path, method, call, examples, language)));
    }

    private static void describe(SecurityScheme scheme, String text) {
        scheme.setDescription(text);
    }

    private void describe(String path, HttpMethod method, Operation call, ModelExample examples, Language language) {
        words.call(method + " " + path).ifPresent(text -> {
            call.setSummary(text.summary(language));
            call.setDescription(text.description(language));
        });
        call.setOperationId(id(path, method));
        call.setTags(List.of(path.startsWith("/api/v1/") ? path.split("/")[3] : path.split("/")[1]));
        call.setSecurity(security(path));
        for (Parameter each : call.getParameters() == null ? List.<Parameter>of() : call.getParameters()) {
            words.field(each.getName()).ifPresent(field -> {
                each.setDescription(field.description(language));
                each.setExample(field.example());
            });
        }
        if (call.getRequestBody() != null) {
            call.getRequestBody().setRequired(true);
            illustrate(call.getRequestBody().getContent(), examples);
        }
        call.getResponses().forEach((status, answer) -> {
            answer.setDescription(language == Language.ZH ? "成功" : "Done");
            if (answer.getContent() != null) {
                illustrate(answer.getContent(), examples);
            }
        });
        ApiErrors.of(call, method, OPEN.contains(path));
    }

    private static void illustrate(Content content, ModelExample examples) {
        for (var each : content.entrySet()) {
            MediaType type = each.getValue();
            if (each.getKey().contains("json") && type.getSchema() != null && type.getExample() == null) {
                type.setExample(examples.of(type.getSchema()));
            }
        }
    }

    private static List<SecurityRequirement> security(String path) {
        if (OPEN.contains(path)) {
            return List.of();
        }
        return path.startsWith("/api/v1/node/") ? List.of(new SecurityRequirement().addList(NODE))
                : List.of(new SecurityRequirement().addList(BASIC), new SecurityRequirement().addList(BEARER));
    }

    /** @return a name that says which call it is, for programs that are made from the document */
    private static String id(String path, HttpMethod method) {
        List<String> words = new ArrayList<>(List.of(method.name().toLowerCase(Locale.ROOT)));
        for (String segment : path.replace("/api/v1/", "/").replace("**", "").split("[/.-]")) {
            words.add(segment.startsWith("{") ? "By-" + segment.substring(1, segment.length() - 1) : segment);
        }
        StringBuilder id = new StringBuilder();
        for (String word : String.join("-", words).split("-")) {
            if (!word.isEmpty()) {
                id.append(id.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
            }
        }
        return id.toString();
    }
}
