/** Data elements: what one value must look like, and its standard form. */
package org.shuqiao.standards.element;

