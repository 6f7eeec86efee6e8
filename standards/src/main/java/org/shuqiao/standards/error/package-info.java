/** Errors with a code and two languages. */
package org.shuqiao.standards.error;

