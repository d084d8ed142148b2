// Generated from src/lib/contract/validated-events.ts by `npm run generate`. Do not edit.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// <stdin>
var validate = validate10;
var schema11 = { "type": "object", "required": ["body", "queryStringParameters"], "properties": { "body": { "type": "object", "properties": { "contentType": { "type": "string", "maxLength": 255, "documented": { "type": "string", "enum": ["image/jpeg", "image/png", "image/jpg"] } }, "contentLength": { "type": "integer", "minimum": 1, "documented": { "type": "integer", "minimum": 1, "maximum": 10485760 } }, "preferences": { "type": "object", "properties": { "style": { "type": "string", "enum": ["natural", "glam", "bold"] }, "occasion": { "type": "string", "enum": ["everyday", "work", "date", "party", "wedding", "festival"] }, "intensity": { "type": "integer", "minimum": 0, "maximum": 100 }, "finish": { "type": "string", "enum": ["matte", "satin", "dewy"] }, "skill": { "type": "string", "enum": ["beginner", "intermediate", "expert"] }, "minutes": { "type": "integer", "minimum": 1, "maximum": 120 }, "budget": { "type": "object", "required": ["max", "currency"], "properties": { "max": { "type": "number", "minimum": 0.01, "maximum": 1e6 }, "currency": { "type": "string", "pattern": "^[A-Z]{3}$" } }, "additionalProperties": false }, "vegan": { "type": "boolean" }, "avoid": { "type": "array", "items": { "type": "string", "minLength": 1, "maxLength": 60 }, "maxItems": 20 }, "brands": { "type": "array", "items": { "type": "string", "minLength": 1, "maxLength": 60 }, "maxItems": 20 }, "country": { "type": "string", "pattern": "^[A-Z]{2}$" }, "locale": { "type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", "maxLength": 35 }, "skinType": { "type": "string", "enum": ["dry", "oily", "combination", "normal"] }, "coverage": { "type": "string", "enum": ["sheer", "medium", "full"] }, "notes": { "type": "string", "maxLength": 280 } }, "additionalProperties": false } }, "additionalProperties": false }, "queryStringParameters": { "type": "object", "properties": { "contentType": { "type": "string", "maxLength": 255, "documented": { "type": "string", "enum": ["image/jpeg", "image/png", "image/jpg"] } }, "contentLength": { "type": "string", "pattern": "^[1-9][0-9]{0,30}$" } }, "additionalProperties": false } } };
var func2 = require_ucs2length().default;
var func3 = Object.prototype.hasOwnProperty;
var pattern0 = new RegExp("^[A-Z]{3}$", "u");
var pattern1 = new RegExp("^[A-Z]{2}$", "u");
var pattern2 = new RegExp("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", "u");
var pattern3 = new RegExp("^[1-9][0-9]{0,30}$", "u");
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.body === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "body" }, message: "must have required property 'body'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.queryStringParameters === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "queryStringParameters" }, message: "must have required property 'queryStringParameters'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.body !== void 0) {
      let data0 = data.body;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        for (const key0 in data0) {
          if (!(key0 === "contentType" || key0 === "contentLength" || key0 === "preferences")) {
            const err2 = { instancePath: instancePath + "/body", schemaPath: "#/properties/body/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
        }
        if (data0.contentType !== void 0) {
          let data1 = data0.contentType;
          if (typeof data1 === "string") {
            if (func2(data1) > 255) {
              const err3 = { instancePath: instancePath + "/body/contentType", schemaPath: "#/properties/body/properties/contentType/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
              if (vErrors === null) {
                vErrors = [err3];
              } else {
                vErrors.push(err3);
              }
              errors++;
            }
          } else {
            const err4 = { instancePath: instancePath + "/body/contentType", schemaPath: "#/properties/body/properties/contentType/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        if (data0.contentLength !== void 0) {
          let data2 = data0.contentLength;
          if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
            const err5 = { instancePath: instancePath + "/body/contentLength", schemaPath: "#/properties/body/properties/contentLength/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
          if (typeof data2 == "number" && isFinite(data2)) {
            if (data2 < 1 || isNaN(data2)) {
              const err6 = { instancePath: instancePath + "/body/contentLength", schemaPath: "#/properties/body/properties/contentLength/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
          }
        }
        if (data0.preferences !== void 0) {
          let data3 = data0.preferences;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            for (const key1 in data3) {
              if (!func3.call(schema11.properties.body.properties.preferences.properties, key1)) {
                const err7 = { instancePath: instancePath + "/body/preferences", schemaPath: "#/properties/body/properties/preferences/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err7];
                } else {
                  vErrors.push(err7);
                }
                errors++;
              }
            }
            if (data3.style !== void 0) {
              let data4 = data3.style;
              if (typeof data4 !== "string") {
                const err8 = { instancePath: instancePath + "/body/preferences/style", schemaPath: "#/properties/body/properties/preferences/properties/style/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err8];
                } else {
                  vErrors.push(err8);
                }
                errors++;
              }
              if (!(data4 === "natural" || data4 === "glam" || data4 === "bold")) {
                const err9 = { instancePath: instancePath + "/body/preferences/style", schemaPath: "#/properties/body/properties/preferences/properties/style/enum", keyword: "enum", params: { allowedValues: schema11.properties.body.properties.preferences.properties.style.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err9];
                } else {
                  vErrors.push(err9);
                }
                errors++;
              }
            }
            if (data3.occasion !== void 0) {
              let data5 = data3.occasion;
              if (typeof data5 !== "string") {
                const err10 = { instancePath: instancePath + "/body/preferences/occasion", schemaPath: "#/properties/body/properties/preferences/properties/occasion/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              }
              if (!(data5 === "everyday" || data5 === "work" || data5 === "date" || data5 === "party" || data5 === "wedding" || data5 === "festival")) {
                const err11 = { instancePath: instancePath + "/body/preferences/occasion", schemaPath: "#/properties/body/properties/preferences/properties/occasion/enum", keyword: "enum", params: { allowedValues: schema11.properties.body.properties.preferences.properties.occasion.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
            }
            if (data3.intensity !== void 0) {
              let data6 = data3.intensity;
              if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)) && isFinite(data6))) {
                const err12 = { instancePath: instancePath + "/body/preferences/intensity", schemaPath: "#/properties/body/properties/preferences/properties/intensity/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err12];
                } else {
                  vErrors.push(err12);
                }
                errors++;
              }
              if (typeof data6 == "number" && isFinite(data6)) {
                if (data6 > 100 || isNaN(data6)) {
                  const err13 = { instancePath: instancePath + "/body/preferences/intensity", schemaPath: "#/properties/body/properties/preferences/properties/intensity/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" };
                  if (vErrors === null) {
                    vErrors = [err13];
                  } else {
                    vErrors.push(err13);
                  }
                  errors++;
                }
                if (data6 < 0 || isNaN(data6)) {
                  const err14 = { instancePath: instancePath + "/body/preferences/intensity", schemaPath: "#/properties/body/properties/preferences/properties/intensity/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err14];
                  } else {
                    vErrors.push(err14);
                  }
                  errors++;
                }
              }
            }
            if (data3.finish !== void 0) {
              let data7 = data3.finish;
              if (typeof data7 !== "string") {
                const err15 = { instancePath: instancePath + "/body/preferences/finish", schemaPath: "#/properties/body/properties/preferences/properties/finish/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
              if (!(data7 === "matte" || data7 === "satin" || data7 === "dewy")) {
                const err16 = { instancePath: instancePath + "/body/preferences/finish", schemaPath: "#/properties/body/properties/preferences/properties/finish/enum", keyword: "enum", params: { allowedValues: schema11.properties.body.properties.preferences.properties.finish.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
            }
            if (data3.skill !== void 0) {
              let data8 = data3.skill;
              if (typeof data8 !== "string") {
                const err17 = { instancePath: instancePath + "/body/preferences/skill", schemaPath: "#/properties/body/properties/preferences/properties/skill/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
              if (!(data8 === "beginner" || data8 === "intermediate" || data8 === "expert")) {
                const err18 = { instancePath: instancePath + "/body/preferences/skill", schemaPath: "#/properties/body/properties/preferences/properties/skill/enum", keyword: "enum", params: { allowedValues: schema11.properties.body.properties.preferences.properties.skill.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err18];
                } else {
                  vErrors.push(err18);
                }
                errors++;
              }
            }
            if (data3.minutes !== void 0) {
              let data9 = data3.minutes;
              if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9)) && isFinite(data9))) {
                const err19 = { instancePath: instancePath + "/body/preferences/minutes", schemaPath: "#/properties/body/properties/preferences/properties/minutes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
              if (typeof data9 == "number" && isFinite(data9)) {
                if (data9 > 120 || isNaN(data9)) {
                  const err20 = { instancePath: instancePath + "/body/preferences/minutes", schemaPath: "#/properties/body/properties/preferences/properties/minutes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 120 }, message: "must be <= 120" };
                  if (vErrors === null) {
                    vErrors = [err20];
                  } else {
                    vErrors.push(err20);
                  }
                  errors++;
                }
                if (data9 < 1 || isNaN(data9)) {
                  const err21 = { instancePath: instancePath + "/body/preferences/minutes", schemaPath: "#/properties/body/properties/preferences/properties/minutes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                  if (vErrors === null) {
                    vErrors = [err21];
                  } else {
                    vErrors.push(err21);
                  }
                  errors++;
                }
              }
            }
            if (data3.budget !== void 0) {
              let data10 = data3.budget;
              if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
                if (data10.max === void 0) {
                  const err22 = { instancePath: instancePath + "/body/preferences/budget", schemaPath: "#/properties/body/properties/preferences/properties/budget/required", keyword: "required", params: { missingProperty: "max" }, message: "must have required property 'max'" };
                  if (vErrors === null) {
                    vErrors = [err22];
                  } else {
                    vErrors.push(err22);
                  }
                  errors++;
                }
                if (data10.currency === void 0) {
                  const err23 = { instancePath: instancePath + "/body/preferences/budget", schemaPath: "#/properties/body/properties/preferences/properties/budget/required", keyword: "required", params: { missingProperty: "currency" }, message: "must have required property 'currency'" };
                  if (vErrors === null) {
                    vErrors = [err23];
                  } else {
                    vErrors.push(err23);
                  }
                  errors++;
                }
                for (const key2 in data10) {
                  if (!(key2 === "max" || key2 === "currency")) {
                    const err24 = { instancePath: instancePath + "/body/preferences/budget", schemaPath: "#/properties/body/properties/preferences/properties/budget/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err24];
                    } else {
                      vErrors.push(err24);
                    }
                    errors++;
                  }
                }
                if (data10.max !== void 0) {
                  let data11 = data10.max;
                  if (typeof data11 == "number" && isFinite(data11)) {
                    if (data11 > 1e6 || isNaN(data11)) {
                      const err25 = { instancePath: instancePath + "/body/preferences/budget/max", schemaPath: "#/properties/body/properties/preferences/properties/budget/properties/max/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 }, message: "must be <= 1000000" };
                      if (vErrors === null) {
                        vErrors = [err25];
                      } else {
                        vErrors.push(err25);
                      }
                      errors++;
                    }
                    if (data11 < 0.01 || isNaN(data11)) {
                      const err26 = { instancePath: instancePath + "/body/preferences/budget/max", schemaPath: "#/properties/body/properties/preferences/properties/budget/properties/max/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0.01 }, message: "must be >= 0.01" };
                      if (vErrors === null) {
                        vErrors = [err26];
                      } else {
                        vErrors.push(err26);
                      }
                      errors++;
                    }
                  } else {
                    const err27 = { instancePath: instancePath + "/body/preferences/budget/max", schemaPath: "#/properties/body/properties/preferences/properties/budget/properties/max/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                    if (vErrors === null) {
                      vErrors = [err27];
                    } else {
                      vErrors.push(err27);
                    }
                    errors++;
                  }
                }
                if (data10.currency !== void 0) {
                  let data12 = data10.currency;
                  if (typeof data12 === "string") {
                    if (!pattern0.test(data12)) {
                      const err28 = { instancePath: instancePath + "/body/preferences/budget/currency", schemaPath: "#/properties/body/properties/preferences/properties/budget/properties/currency/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{3}$" }, message: 'must match pattern "^[A-Z]{3}$"' };
                      if (vErrors === null) {
                        vErrors = [err28];
                      } else {
                        vErrors.push(err28);
                      }
                      errors++;
                    }
                  } else {
                    const err29 = { instancePath: instancePath + "/body/preferences/budget/currency", schemaPath: "#/properties/body/properties/preferences/properties/budget/properties/currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err29];
                    } else {
                      vErrors.push(err29);
                    }
                    errors++;
                  }
                }
              } else {
                const err30 = { instancePath: instancePath + "/body/preferences/budget", schemaPath: "#/properties/body/properties/preferences/properties/budget/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err30];
                } else {
                  vErrors.push(err30);
                }
                errors++;
              }
            }
            if (data3.vegan !== void 0) {
              if (typeof data3.vegan !== "boolean") {
                const err31 = { instancePath: instancePath + "/body/preferences/vegan", schemaPath: "#/properties/body/properties/preferences/properties/vegan/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                if (vErrors === null) {
                  vErrors = [err31];
                } else {
                  vErrors.push(err31);
                }
                errors++;
              }
            }
            if (data3.avoid !== void 0) {
              let data14 = data3.avoid;
              if (Array.isArray(data14)) {
                if (data14.length > 20) {
                  const err32 = { instancePath: instancePath + "/body/preferences/avoid", schemaPath: "#/properties/body/properties/preferences/properties/avoid/maxItems", keyword: "maxItems", params: { limit: 20 }, message: "must NOT have more than 20 items" };
                  if (vErrors === null) {
                    vErrors = [err32];
                  } else {
                    vErrors.push(err32);
                  }
                  errors++;
                }
                const len0 = data14.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data15 = data14[i0];
                  if (typeof data15 === "string") {
                    if (func2(data15) > 60) {
                      const err33 = { instancePath: instancePath + "/body/preferences/avoid/" + i0, schemaPath: "#/properties/body/properties/preferences/properties/avoid/items/maxLength", keyword: "maxLength", params: { limit: 60 }, message: "must NOT have more than 60 characters" };
                      if (vErrors === null) {
                        vErrors = [err33];
                      } else {
                        vErrors.push(err33);
                      }
                      errors++;
                    }
                    if (func2(data15) < 1) {
                      const err34 = { instancePath: instancePath + "/body/preferences/avoid/" + i0, schemaPath: "#/properties/body/properties/preferences/properties/avoid/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err34];
                      } else {
                        vErrors.push(err34);
                      }
                      errors++;
                    }
                  } else {
                    const err35 = { instancePath: instancePath + "/body/preferences/avoid/" + i0, schemaPath: "#/properties/body/properties/preferences/properties/avoid/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err35];
                    } else {
                      vErrors.push(err35);
                    }
                    errors++;
                  }
                }
              } else {
                const err36 = { instancePath: instancePath + "/body/preferences/avoid", schemaPath: "#/properties/body/properties/preferences/properties/avoid/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err36];
                } else {
                  vErrors.push(err36);
                }
                errors++;
              }
            }
            if (data3.brands !== void 0) {
              let data16 = data3.brands;
              if (Array.isArray(data16)) {
                if (data16.length > 20) {
                  const err37 = { instancePath: instancePath + "/body/preferences/brands", schemaPath: "#/properties/body/properties/preferences/properties/brands/maxItems", keyword: "maxItems", params: { limit: 20 }, message: "must NOT have more than 20 items" };
                  if (vErrors === null) {
                    vErrors = [err37];
                  } else {
                    vErrors.push(err37);
                  }
                  errors++;
                }
                const len1 = data16.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data17 = data16[i1];
                  if (typeof data17 === "string") {
                    if (func2(data17) > 60) {
                      const err38 = { instancePath: instancePath + "/body/preferences/brands/" + i1, schemaPath: "#/properties/body/properties/preferences/properties/brands/items/maxLength", keyword: "maxLength", params: { limit: 60 }, message: "must NOT have more than 60 characters" };
                      if (vErrors === null) {
                        vErrors = [err38];
                      } else {
                        vErrors.push(err38);
                      }
                      errors++;
                    }
                    if (func2(data17) < 1) {
                      const err39 = { instancePath: instancePath + "/body/preferences/brands/" + i1, schemaPath: "#/properties/body/properties/preferences/properties/brands/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err39];
                      } else {
                        vErrors.push(err39);
                      }
                      errors++;
                    }
                  } else {
                    const err40 = { instancePath: instancePath + "/body/preferences/brands/" + i1, schemaPath: "#/properties/body/properties/preferences/properties/brands/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err40];
                    } else {
                      vErrors.push(err40);
                    }
                    errors++;
                  }
                }
              } else {
                const err41 = { instancePath: instancePath + "/body/preferences/brands", schemaPath: "#/properties/body/properties/preferences/properties/brands/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err41];
                } else {
                  vErrors.push(err41);
                }
                errors++;
              }
            }
            if (data3.country !== void 0) {
              let data18 = data3.country;
              if (typeof data18 === "string") {
                if (!pattern1.test(data18)) {
                  const err42 = { instancePath: instancePath + "/body/preferences/country", schemaPath: "#/properties/body/properties/preferences/properties/country/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{2}$" }, message: 'must match pattern "^[A-Z]{2}$"' };
                  if (vErrors === null) {
                    vErrors = [err42];
                  } else {
                    vErrors.push(err42);
                  }
                  errors++;
                }
              } else {
                const err43 = { instancePath: instancePath + "/body/preferences/country", schemaPath: "#/properties/body/properties/preferences/properties/country/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err43];
                } else {
                  vErrors.push(err43);
                }
                errors++;
              }
            }
            if (data3.locale !== void 0) {
              let data19 = data3.locale;
              if (typeof data19 === "string") {
                if (func2(data19) > 35) {
                  const err44 = { instancePath: instancePath + "/body/preferences/locale", schemaPath: "#/properties/body/properties/preferences/properties/locale/maxLength", keyword: "maxLength", params: { limit: 35 }, message: "must NOT have more than 35 characters" };
                  if (vErrors === null) {
                    vErrors = [err44];
                  } else {
                    vErrors.push(err44);
                  }
                  errors++;
                }
                if (!pattern2.test(data19)) {
                  const err45 = { instancePath: instancePath + "/body/preferences/locale", schemaPath: "#/properties/body/properties/preferences/properties/locale/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$" }, message: 'must match pattern "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$"' };
                  if (vErrors === null) {
                    vErrors = [err45];
                  } else {
                    vErrors.push(err45);
                  }
                  errors++;
                }
              } else {
                const err46 = { instancePath: instancePath + "/body/preferences/locale", schemaPath: "#/properties/body/properties/preferences/properties/locale/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err46];
                } else {
                  vErrors.push(err46);
                }
                errors++;
              }
            }
            if (data3.skinType !== void 0) {
              let data20 = data3.skinType;
              if (typeof data20 !== "string") {
                const err47 = { instancePath: instancePath + "/body/preferences/skinType", schemaPath: "#/properties/body/properties/preferences/properties/skinType/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err47];
                } else {
                  vErrors.push(err47);
                }
                errors++;
              }
              if (!(data20 === "dry" || data20 === "oily" || data20 === "combination" || data20 === "normal")) {
                const err48 = { instancePath: instancePath + "/body/preferences/skinType", schemaPath: "#/properties/body/properties/preferences/properties/skinType/enum", keyword: "enum", params: { allowedValues: schema11.properties.body.properties.preferences.properties.skinType.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err48];
                } else {
                  vErrors.push(err48);
                }
                errors++;
              }
            }
            if (data3.coverage !== void 0) {
              let data21 = data3.coverage;
              if (typeof data21 !== "string") {
                const err49 = { instancePath: instancePath + "/body/preferences/coverage", schemaPath: "#/properties/body/properties/preferences/properties/coverage/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err49];
                } else {
                  vErrors.push(err49);
                }
                errors++;
              }
              if (!(data21 === "sheer" || data21 === "medium" || data21 === "full")) {
                const err50 = { instancePath: instancePath + "/body/preferences/coverage", schemaPath: "#/properties/body/properties/preferences/properties/coverage/enum", keyword: "enum", params: { allowedValues: schema11.properties.body.properties.preferences.properties.coverage.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err50];
                } else {
                  vErrors.push(err50);
                }
                errors++;
              }
            }
            if (data3.notes !== void 0) {
              let data22 = data3.notes;
              if (typeof data22 === "string") {
                if (func2(data22) > 280) {
                  const err51 = { instancePath: instancePath + "/body/preferences/notes", schemaPath: "#/properties/body/properties/preferences/properties/notes/maxLength", keyword: "maxLength", params: { limit: 280 }, message: "must NOT have more than 280 characters" };
                  if (vErrors === null) {
                    vErrors = [err51];
                  } else {
                    vErrors.push(err51);
                  }
                  errors++;
                }
              } else {
                const err52 = { instancePath: instancePath + "/body/preferences/notes", schemaPath: "#/properties/body/properties/preferences/properties/notes/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err52];
                } else {
                  vErrors.push(err52);
                }
                errors++;
              }
            }
          } else {
            const err53 = { instancePath: instancePath + "/body/preferences", schemaPath: "#/properties/body/properties/preferences/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err53];
            } else {
              vErrors.push(err53);
            }
            errors++;
          }
        }
      } else {
        const err54 = { instancePath: instancePath + "/body", schemaPath: "#/properties/body/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err54];
        } else {
          vErrors.push(err54);
        }
        errors++;
      }
    }
    if (data.queryStringParameters !== void 0) {
      let data23 = data.queryStringParameters;
      if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
        for (const key3 in data23) {
          if (!(key3 === "contentType" || key3 === "contentLength")) {
            const err55 = { instancePath: instancePath + "/queryStringParameters", schemaPath: "#/properties/queryStringParameters/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err55];
            } else {
              vErrors.push(err55);
            }
            errors++;
          }
        }
        if (data23.contentType !== void 0) {
          let data24 = data23.contentType;
          if (typeof data24 === "string") {
            if (func2(data24) > 255) {
              const err56 = { instancePath: instancePath + "/queryStringParameters/contentType", schemaPath: "#/properties/queryStringParameters/properties/contentType/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
              if (vErrors === null) {
                vErrors = [err56];
              } else {
                vErrors.push(err56);
              }
              errors++;
            }
          } else {
            const err57 = { instancePath: instancePath + "/queryStringParameters/contentType", schemaPath: "#/properties/queryStringParameters/properties/contentType/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err57];
            } else {
              vErrors.push(err57);
            }
            errors++;
          }
        }
        if (data23.contentLength !== void 0) {
          let data25 = data23.contentLength;
          if (typeof data25 === "string") {
            if (!pattern3.test(data25)) {
              const err58 = { instancePath: instancePath + "/queryStringParameters/contentLength", schemaPath: "#/properties/queryStringParameters/properties/contentLength/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,30}$" }, message: 'must match pattern "^[1-9][0-9]{0,30}$"' };
              if (vErrors === null) {
                vErrors = [err58];
              } else {
                vErrors.push(err58);
              }
              errors++;
            }
          } else {
            const err59 = { instancePath: instancePath + "/queryStringParameters/contentLength", schemaPath: "#/properties/queryStringParameters/properties/contentLength/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err59];
            } else {
              vErrors.push(err59);
            }
            errors++;
          }
        }
      } else {
        const err60 = { instancePath: instancePath + "/queryStringParameters", schemaPath: "#/properties/queryStringParameters/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err60];
        } else {
          vErrors.push(err60);
        }
        errors++;
      }
    }
  } else {
    const err61 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err61];
    } else {
      vErrors.push(err61);
    }
    errors++;
  }
  validate10.errors = vErrors;
  return errors === 0;
}
export {
  validate
};
