/** Coded errors in two languages. */
package org.shuqiao.standards.error;

