package org.shuqiao.exchange.web.portal;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Redirects to the OpenAPI description of the REST API. */
@Controller
class ApiPage {

    @GetMapping("/api")
    String api() {
        return "redirect:/swagger-ui/index.html";
    }
}
